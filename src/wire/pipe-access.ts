/*
 * Who may open a pipe of ours, as SDDL: plain data, so that it can be read and tested.
 * https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
 */

/** Windows keeps all named pipes of the machine in one folder, and everybody may list them. */
const PIPES = '\\\\.\\pipe\\';

/** Where the tray and its elevated helper meet. @param name nobody can guess it, but everybody can read it */
export function helperPipe(name: string): string {
  return `${PIPES}usher-${name}`;
}

/**
 * To read and to write, and nothing else: FILE_GENERIC_READ and FILE_GENERIC_WRITE without FILE_APPEND_DATA, which for
 * a pipe is the right to serve it too (FILE_CREATE_PIPE_INSTANCE). It is what a client asks for.
 * https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights
 */
export const READ_AND_WRITE = 0x12019b;

/**
 * For the system, for administrators and for the one account that serves it. Nothing is inherited (`P`), so neither
 * Everyone nor anonymous reads, which Windows' default list allows; who comes over the network (`NU`) is denied all,
 * and below medium integrity (`ME`) nobody reads or writes.
 * @param sid the account's own
 */
export function privatePipe(sid: string): string {
  return `D:P(D;;GA;;;NU)(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;${sid})S:(ML;;NRNW;;;ME)`;
}
