/** The longest user name that fits into WINSTATIONINFORMATION, in UTF-16 units. `quser` cuts a longer one. */
const LONGEST = 20;

/**
 * Characters that Windows refuses in account names. Text with one of them was pasted from elsewhere.
 * https://learn.microsoft.com/windows/win32/api/lmaccess/ns-lmaccess-user_info_1
 */
const REFUSED = /["/\\[\]:;|=,+*?<>\p{Cc}]/u;

/** False for a name that no account can have. */
export function isAccountName(name: string): boolean {
  return name.length <= LONGEST && !REFUSED.test(name) && !/^[.\s]*$/.test(name);
}
