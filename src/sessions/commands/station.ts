/** A remote station by its name, as `rdp-tcp#12`, `rdp-sxs260209400#0` (Azure) or `ica-tcp#0` (Citrix). */
export function isRemoteStation(name: string): boolean {
  return /^(rdp|ica)-/i.test(name);
}

/**
 * True for what only a station is called, in any language. Other names are possible (listeners can be named
 * freely), so a false is no proof.
 */
export function isStationName(name: string): boolean {
  return /^(console|services|(rdp|ica)-\S+|[a-z0-9][a-z0-9-]*#\d+)$/i.test(name);
}
