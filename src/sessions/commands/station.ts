const LOCAL: ReadonlySet<string> = new Set(['', 'console', 'services']);

/**
 * A remote station by its name: listeners can be named freely, as `rdp-tcp#12`, `rdp-sxs260209400#0` (Azure),
 * `ica-tcp#0` (Citrix), `31c5ce94259d4...` or `ts-secure#3`, so it is every one but those of the PC itself.
 */
export function isRemoteStation(name: string): boolean {
  return !LOCAL.has(name.toLowerCase());
}

/**
 * True for what only a station is called, in any language. Other names are possible (listeners can be named
 * freely), so a false is no proof.
 */
export function isStationName(name: string): boolean {
  return /^(console|services|(rdp|ica)-\S+(\s\d+)?|[a-z0-9][a-z0-9-]*#\d+|\S+\.\.\.)$/i.test(name);
}
