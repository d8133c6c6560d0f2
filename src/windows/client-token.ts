import type { Native } from './native.ts';
import { tokenCalls } from './token-calls.ts';
import { ADMINISTRATORS, enabledSids, tokenFacts } from './token-facts.ts';

/** The access token of whoever opened a pipe, as its server may ask Windows. */
export interface ClientToken {
  /** The SID of its account; null if Windows does not tell. */
  readonly user: string | null;
  /** Elevated, and Administrators is enabled in it. Null if Windows does not tell both. */
  readonly isAdministrator: boolean | null;
}

const TOKEN_QUERY = 0x0008;

/**
 * Tells who opened a pipe, by the one way that no process can feign: for a moment this thread becomes the client, in which
 * its token is opened. The client's identification suffices for that. Nothing is awaited meanwhile, because the thread is
 * the one that everything here runs on.
 *
 * https://learn.microsoft.com/windows/win32/api/namedpipeapi/nf-namedpipeapi-impersonatenamedpipeclient
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-openthreadtoken
 * @returns null if Windows does not tell, as before something was read from the client
 * @throws Error if this Windows lacks one of the functions
 */
export function clientToken(
  native: Native,
  endProcess: () => void = () => process.abort(),
): (pipe: bigint) => ClientToken | null {
  const impersonate = native.declare<[bigint], number>(
    'advapi32.dll',
    'int __stdcall ImpersonateNamedPipeClient(void *pipe)',
  );
  const revertToSelf = native.declare<[], number>('advapi32.dll', 'int __stdcall RevertToSelf()');
  const openThreadToken = native.declare<[bigint, number, number, [bigint | null]], number>(
    'advapi32.dll',
    'int __stdcall OpenThreadToken(void *thread, uint32_t access, int asSelf, _Out_ void **token)',
  );
  const currentThread = native.declare<[], bigint>('kernel32.dll', 'void * __stdcall GetCurrentThread()');
  const { close } = tokenCalls(native);
  const facts = tokenFacts(native);

  /**
   * Whoever stays somebody else must not go on.
   * https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-reverttoself
   */
  function revert(): void {
    let isSelf = false;
    try {
      isSelf = revertToSelf.call().value !== 0;
    } finally {
      if (!isSelf) endProcess();
    }
  }

  function open(pipe: bigint): bigint | null {
    const thread = currentThread.call().value;
    const token: [bigint | null] = [null];
    if (impersonate.call(pipe).value === 0) return null;
    try {
      // As this process, because identification alone opens nothing.
      return openThreadToken.call(thread, TOKEN_QUERY, 1, token).value === 0 ? null : token[0];
    } finally {
      revert();
    }
  }

  return (pipe) => {
    const token = open(pipe);
    if (token === null) return null;
    try {
      const isElevated = facts.isElevated(token);
      const groups = facts.groups(token);
      const isMember = groups && enabledSids(groups).includes(ADMINISTRATORS);
      const isAdministrator = isElevated === null || isMember === null ? null : isElevated && isMember;
      return { user: facts.user(token), isAdministrator };
    } finally {
      close(token);
    }
  };
}
