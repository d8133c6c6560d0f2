import { describe, expect, it } from 'vitest';
import { loadNative } from '../src/native.ts';

describe("Windows' own libraries", () => {
  it.skipIf(process.platform === 'win32')('are not there on another system, and that is told', async () => {
    expect(await loadNative()).toEqual({ missing: 'this is not Windows' });
  });
});
