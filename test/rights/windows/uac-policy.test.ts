import { describe, expect, it } from 'vitest';
import { uacPolicy } from '../../../src/rights/windows/uac-policy.ts';
import { fakeNative } from '../../fakes/native.ts';
import { fakeRegistry } from '../../fakes/registry.ts';

const POLICIES = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';

describe('how this PC asks for elevation', () => {
  it('is as the registry says', () => {
    const RegGetValueW = fakeRegistry({
      [`${POLICIES}\\EnableLUA`]: 1,
      [`${POLICIES}\\ConsentPromptBehaviorUser`]: 3,
      [`${POLICIES}\\ConsentPromptBehaviorAdmin`]: 5,
      [`${POLICIES}\\TypeOfAdminApprovalMode`]: 2,
    });
    expect(uacPolicy(fakeNative({ RegGetValueW }))).toEqual({
      enableLua: 1,
      consentPromptBehaviorUser: 3,
      consentPromptBehaviorAdmin: 5,
      typeOfAdminApprovalMode: 2,
    });
  });

  it('is unknown where nothing is there, and zero is not nothing', () => {
    const RegGetValueW = fakeRegistry({ [`${POLICIES}\\EnableLUA`]: 0 });
    expect(uacPolicy(fakeNative({ RegGetValueW }))).toEqual({
      enableLua: 0,
      consentPromptBehaviorUser: null,
      consentPromptBehaviorAdmin: null,
      typeOfAdminApprovalMode: null,
    });
  });
});
