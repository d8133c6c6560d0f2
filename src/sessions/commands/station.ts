const LOCAL: ReadonlySet<string> = new Set(['', 'console', 'services']);

/**
 * True for a remote station, judged by its name. Listeners can have any name: `rdp-tcp#12`, `rdp-sxs260209400#0`
 * (Azure), `ica-tcp#0` (Citrix), `31c5ce94259d4...` or `ts-secure#3`. So every name is remote except the PC's own.
 */
export function isRemoteStation(name: string): boolean {
  return !LOCAL.has(name.toLowerCase());
}

/**
 * True for a name that only a station has, in any language. Listeners can have other names, so false proves
 * nothing.
 */
export function isStationName(name: string): boolean {
  return /^(console|services|(rdp|ica)-\S+(\s\d+)?|[a-z0-9][a-z0-9-]*#\d+|\S+\.\.\.)$/i.test(name);
}
