/*
 * Who may open our pipes, as SDDL: plain data that can be read and tested.
 * https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format
 */

/** The folder of all named pipes of the machine. Everybody may list it. */
const PIPES = '\\\\.\\pipe\\';

/** The pipe between the tray and its elevated helper. @param name cannot be guessed, but everybody can list it */
export function helperPipe(name: string): string {
  return `${PIPES}usher-${name}`;
}

/** The pipe that one session's Usher serves for the Ushers of the other sessions of this PC. */
export function neighborPipe(sessionId: number): string {
  return `${PIPES}Usher\\${sessionId}`;
}

/** The pipe on which one account's Usher in one session is asked to quit. */
export function quitPipe(sessionId: number, sid: string): string {
  return `${PIPES}usher-quit-${sessionId}-${sid}`;
}

/**
 * Reading and writing only: FILE_GENERIC_READ and FILE_GENERIC_WRITE without FILE_APPEND_DATA. For a pipe the
 * latter is the right to serve it too (FILE_CREATE_PIPE_INSTANCE). A client asks for these rights.
 * https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights
 */
export const READ_AND_WRITE = 0x12019b;

/**
 * Access for the system, for administrators and for the one account that serves the pipe. Nothing is inherited
 * (`P`), so Everyone and anonymous cannot read, which Windows' default list allows. Access over the network (`NU`)
 * is denied. Below medium integrity (`ME`) nobody reads or writes.
 * @param sid of the account that serves the pipe
 */
export function privatePipe(sid: string): string {
  return `D:P(D;;GA;;;NU)(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;${sid})S:(ML;;NRNW;;;ME)`;
}

/**
 * Access for the system and for the one account that serves the pipe. Everybody who is signed in at this PC
 * (`IU`) may read and write, but may not serve the name too. The rest is as for `privatePipe`.
 * @param sid of the account that serves the pipe
 */
export function neighborAccess(sid: string): string {
  const readAndWrite = `0x${READ_AND_WRITE.toString(16)}`;
  return `D:P(D;;GA;;;NU)(A;;GA;;;SY)(A;;GA;;;${sid})(A;;${readAndWrite};;;IU)S:(ML;;NRNW;;;ME)`;
}
