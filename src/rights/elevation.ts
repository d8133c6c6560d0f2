/** Why Usher starts nothing as an administrator, although this account could get permission. */
export const OBSTACLES = [
  /** Environment variables change what Node.js runs before any line of Usher. */
  'environment',
  'environmentUnknown',
  'nodeUnsupported',
  /** An administrator's token does not have the user's network drives. */
  'remoteFolder',
] as const;

export type Obstacle = (typeof OBSTACLES)[number];

export function isObstacle(reason: string): reason is Obstacle {
  return OBSTACLES.some((obstacle) => obstacle === reason);
}

/** What an elevated start depends on. */
export interface ElevationFacts {
  /** The names of the variables that an elevated Node.js could get; null if they cannot be read. */
  readonly variables: readonly string[] | null;
  /** `22.23.3` */
  readonly nodeVersion: string;
  /** Whether the program or node.exe is on a network drive; null if Windows does not tell. */
  readonly isRemote: boolean | null;
}

/**
 * Variables by which Node.js, OpenSSL or libuv load code, or read or write files, before or beside the program.
 * Windows passes a user's variables to programs elevated for that user, and ignores case in their names.
 * https://nodejs.org/docs/latest-v22.x/api/cli.html#environment-variables
 */
const STEERING = /^(?:NODE_|UV_|OPENSSL_|SSL_CERT_)/i;

/** The names that steer Node.js, in upper case, sorted, each once. */
export function steeringVariables(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => STEERING.test(name)).map((name) => name.toUpperCase()))].sort();
}

/** Node.js 20 is out of support since 2026-04-30. An odd version has support for half a year only. */
const OLDEST_NODE = 22;

/** https://nodejs.org/en/about/previous-releases */
export function isNodeSupported(version: string): boolean {
  const major = Number(/^(\d+)\./.exec(version)?.[1]);
  return major >= OLDEST_NODE && major % 2 === 0;
}

/** The gravest obstacle to an elevated start; null if there is none. */
export function obstacleOf({ variables, nodeVersion, isRemote }: ElevationFacts): Obstacle | null {
  if (variables === null) return 'environmentUnknown';
  if (steeringVariables(variables).length > 0) return 'environment';
  if (!isNodeSupported(nodeVersion)) return 'nodeUnsupported';
  return isRemote === true ? 'remoteFolder' : null;
}
