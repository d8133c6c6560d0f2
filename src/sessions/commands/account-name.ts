/** WINSTATIONINFORMATION has room for so many UTF-16 units; `quser` cuts what is longer. */
const LONGEST = 20;

/**
 * What Windows refuses in an account's name, so that it is no part of one but of something else that was pasted.
 * https://learn.microsoft.com/windows/win32/api/lmaccess/ns-lmaccess-user_info_1
 */
const REFUSED = /["/\\[\]:;|=,+*?<>\p{Cc}]/u;

/** False for what no account can be called. */
export function isAccountName(name: string): boolean {
  return name.length <= LONGEST && !REFUSED.test(name) && !/^[.\s]*$/.test(name);
}
