import { describe, expect, it } from 'vitest';
import { closeEnvironment } from '../../src/windows/closed-environment.ts';

describe('the environment of what an elevated process starts', () => {
  it('has nothing in it that a user could have put there', () => {
    const environment: NodeJS.ProcessEnv = {
      NODE_OPTIONS: '--require C:\\users\\kai\\x.js',
      openssl_conf: 'C:\\users\\kai\\openssl.cnf',
      Path: 'C:\\users\\kai',
      PATHEXT: '.JS',
      ComSpec: 'C:\\users\\kai\\cmd.exe',
      SYSTEMROOT: 'C:\\users\\kai',
      TEMP: 'C:\\users\\kai\\Temp',
      USHER: '1',
      DISPLAY: ':7',
      WINEPREFIX: '/prefix',
      WINE_TRICK: 'x',
    };
    closeEnvironment(environment, 'D:\\Windows\\System32');
    expect(environment).toEqual({
      DISPLAY: ':7',
      WINEPREFIX: '/prefix',
      SystemRoot: 'D:\\Windows',
      windir: 'D:\\Windows',
      TEMP: 'D:\\Windows\\Temp',
      TMP: 'D:\\Windows\\Temp',
    });
  });
});
