import { wine } from './wine.ts';

/** How large Windows draws everything: the scale of its display settings, in percent. */
export type Scale = 100 | 150;

/** Dots per inch at 100 %. */
const USUAL_DPI = 96;

/** Sets the scale for programs that are started afterwards. The desktop itself stays as it is. */
export async function setScale(display: string, scale: Scale): Promise<void> {
  const dpi = `${(USUAL_DPI * scale) / 100}`;
  const key = 'HKCU\\Control Panel\\Desktop';
  await wine(display, 'reg', 'add', key, '/v', 'LogPixels', '/t', 'REG_DWORD', '/d', dpi, '/f');
}
