import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountRights } from '../../src/rights/account-rights.ts';
import type { ElevationFacts } from '../../src/rights/elevation.ts';
import {
  isNodeSupported,
  isObstacle,
  OBSTACLES,
  obstacleOf,
  steeringVariables,
} from '../../src/rights/elevation.ts';

const SAFE: ElevationFacts = { variables: ['Path', 'TEMP'], nodeVersion: '22.23.3', isRemote: false };

describe('a start as an administrator', () => {
  it('is allowed where nothing decides what Node.js runs but Usher', () => {
    expect(obstacleOf(SAFE)).toBeNull();
    expect(obstacleOf({ ...SAFE, isRemote: null })).toBeNull();
  });

  it.each([
    ['NODE_OPTIONS', 'Node_Options', 'node_v8_coverage', 'NODE_COMPILE_CACHE', 'NODE_EXTRA_CA_CERTS'],
    [
      'OPENSSL_CONF',
      'openssl_modules',
      'OPENSSL_ENGINES',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
      'UV_THREADPOOL_SIZE',
    ],
  ])('is refused where a variable steers Node.js, in whatever case: %s and its like', (...names) => {
    for (const name of names) {
      expect(obstacleOf({ ...SAFE, variables: ['Path', name] })).toBe('environment');
    }
    expect(steeringVariables(names)).toEqual([...new Set(names.map((name) => name.toUpperCase()))].sort());
  });

  it('minds no other variable', () => {
    expect(steeringVariables(['NODE', 'npm_config_node_options', 'MY_NODE_OPTIONS', 'UVX', ''])).toEqual([]);
  });

  it.each([
    ['variables that cannot be read', { variables: null }, 'environmentUnknown'],
    ['a Node.js out of support', { nodeVersion: '20.20.2' }, 'nodeUnsupported'],
    ['a network drive', { isRemote: true }, 'remoteFolder'],
  ] as const)('is refused for %s', (_, over, obstacle) => {
    expect(obstacleOf({ ...SAFE, ...over })).toBe(obstacle);
  });

  it.each([
    ['18.20.8', false],
    ['20.20.2', false],
    ['21.7.3', false],
    ['22.0.0', true],
    ['23.11.1', false],
    ['24.4.1', true],
    ['26.0.0', true],
    ['', false],
    ['next', false],
    ['v22.0.0', false],
  ])('takes Node.js %s for one in support: %s', (version, expected) => {
    expect(isNodeSupported(version)).toBe(expected);
  });

  it('has obstacles that are told from all other reasons', () => {
    expect(OBSTACLES.filter(isObstacle)).toEqual(OBSTACLES);
    expect(['elevated', 'uacOff', 'unknown', ''].filter(isObstacle)).toEqual([]);
  });

  it('is never asked for where something stands in its way, and rights that need none are kept', () => {
    const fact = fc.constantFrom(true, false, null);
    const account = fc.record({
      isElevated: fact,
      elevationType: fc.constantFrom('default', 'full', 'limited', null),
      isAdministrator: fact,
      isUacOn: fact,
      standardUsersArePrompted: fact,
      isResetGranted: fact,
      isMessageGranted: fact,
    });
    fc.assert(
      fc.property(account, (facts) => {
        const before = accountRights(facts);
        const after = accountRights(facts, 'environment');
        if (before.rights === 'withPermission') {
          expect(after).toEqual({ rights: 'none', because: 'environment' });
        } else expect(after).toEqual(before);
      }),
    );
  });
});
