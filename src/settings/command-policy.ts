import type { RunOptions, RunResult } from '../base/run.ts';
import { POLICY_KEY } from './machine-policy.ts';
import type { Policy } from './policy.ts';
import { NO_POLICY, policyOf } from './policy.ts';
import { hasSubkey, registryValues, SEPARATOR } from './registry-text.ts';
import type { SettingsWords } from './words.ts';

export interface CommandPolicyParts {
  /** reg.exe, with its path. */
  readonly reg: string;
  run(file: string, args: readonly string[], options: RunOptions): Promise<RunResult>;
  /** Decodes the output of console programs. */
  decode(bytes: Buffer): string;
  readonly words: SettingsWords;
}

const OPTIONS = { timeoutMs: 5000 };

/**
 * The policy by reg.exe, if Windows' libraries cannot be called. reg.exe fails in the same way for a missing key
 * and for one that it may not read. So the parent key is asked which it is. Never throws.
 */
export async function commandPolicy({ reg, run, decode, words }: CommandPolicyParts): Promise<Policy> {
  const query = async (key: string, ...more: string[]) => {
    const asked = await run(reg, ['query', `HKLM\\${key}`, '/reg:64', ...more], OPTIONS);
    return asked.kind === 'exited' && asked.exitCode === 0 ? decode(asked.stdout) : null;
  };
  const output = await query(POLICY_KEY, '/se', SEPARATOR);
  if (output !== null) {
    const values = registryValues(output);
    return policyOf((name) => values.get(name.toLowerCase()) ?? { kind: 'absent' }, words.policy);
  }
  const at = POLICY_KEY.lastIndexOf('\\');
  const above = await query(POLICY_KEY.slice(0, at));
  return above === null || hasSubkey(above, POLICY_KEY.slice(at + 1))
    ? policyOf(() => ({ kind: 'unreadable' }), words.policy)
    : NO_POLICY;
}
