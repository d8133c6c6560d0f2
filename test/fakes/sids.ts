export const ADMINISTRATORS = 'S-1-5-32-544';
export const USERS = 'S-1-5-32-545';
export const EVERYONE = 'S-1-1-0';
export const INTERACTIVE = 'S-1-5-4';
export const AUTHENTICATED = 'S-1-5-11';
export const BEN = 'S-1-5-21-1-2-3-1002';

/** The SDDL string of the registry value `ConsoleSecurity`, for sessions at the console. */
export const CONSOLE_SDDL =
  'O:SYD:(A;;CC;;;IU)(A;;0xf03bf;;;SY)(A;;CCSWLOSDRCWDWO;;;LS)(A;;CCLO;;;NS)(A;;0xf03bf;;;BA)(A;;CCWPCR;;;RD)';
