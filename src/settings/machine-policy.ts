import type { Native } from '../windows/native.ts';
import type { RegistryAnswer } from '../windows/registry.ts';
import { machineRegistry, textOf, textsOf } from '../windows/registry.ts';
import type { Policy, PolicyValue } from './policy.ts';
import { policyOf } from './policy.ts';
import type { SettingsWords } from './words.ts';

/** Only administrators may write here, so a standard user cannot lift the policy. */
export const POLICY_KEY = 'SOFTWARE\\Policies\\Usher';

/**
 * The policy in HKEY_LOCAL_MACHINE now: `Protected` (REG_MULTI_SZ, or REG_SZ for one account),
 * `PresentCountdownSeconds` and `AwayCountdownSeconds` (REG_DWORD), `OthersMaySignMeOut` (REG_SZ). Reads no file. Never throws.
 */
export function machinePolicy(native: Native, words: SettingsWords): Policy {
  return policyReader(native, words)();
}

/** The same for repeated use: Windows' functions are found once. */
export function policyReader(native: Native, words: SettingsWords): () => Policy {
  const { value } = machineRegistry(native);
  return () => policyOf((name) => policyValue(value(POLICY_KEY, name)), words.policy);
}

function policyValue(answer: RegistryAnswer): PolicyValue {
  if (answer.kind === 'none') return { kind: 'absent' };
  if (answer.kind === 'failed') return { kind: 'unreadable' };
  const { type, data } = answer;
  if (type === 'texts') return { kind: 'texts', texts: textsOf(data) };
  // An empty text is a rule that somebody emptied, like an empty list.
  if (type === 'text') return { kind: 'texts', texts: [textOf(data)].filter((text) => text !== '') };
  if (type === 'number' && data.length === 4) return { kind: 'number', number: data.readUInt32LE() };
  return { kind: 'otherType' };
}
