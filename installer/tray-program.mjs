// Gives systray2's program what Windows shows of a program: a name, an icon, sharp menus and no console.
import { createHash } from 'node:crypto';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** With these bytes the icon was seen. The name of a release is not in them, so they stay the same from one to the next. */
export const TRAY_SHA256 = '7356af1dddd549fba22ebb164d46e2961a34df664b7106ba9f550f0a90e8e408';

const ENGLISH = 0x409;
const UNICODE = 1200;
/** https://learn.microsoft.com/windows/win32/menurc/resource-types */
const RT_MANIFEST = 24;
/** https://learn.microsoft.com/windows/win32/debug/pe-format#windows-subsystem */
const SUBSYSTEM_GUI = 2;

/**
 * @param {Uint8Array} program tray_windows_release.exe of systray2
 * @param {Uint8Array} icon an ICO
 * @param {Uint8Array} manifest
 * @returns {Buffer} the same program with other resources
 * @throws Error where these are not the bytes that were tried
 */
export function brandedTray(program, icon, manifest) {
  const executable = NtExecutable.from(program);
  const resources = NtExecutableResource.from(executable);
  const icons = Data.IconFile.from(icon).icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, ENGLISH, icons);
  name().outputToResourceEntries(resources.entries);
  resources.replaceResourceEntry({
    type: RT_MANIFEST,
    id: 1,
    lang: ENGLISH,
    codepage: UNICODE,
    bin: Uint8Array.from(manifest).buffer,
  });
  resources.outputResource(executable);
  executable.newHeader.optionalHeader.subsystem = SUBSYSTEM_GUI;
  const branded = Buffer.from(executable.generate());
  const found = createHash('sha256').update(branded).digest('hex');
  if (found !== TRAY_SHA256) {
    throw new Error(
      `The tray program with Usher's name is not the one that was tried: its SHA-256 is ${found}.`,
    );
  }
  return branded;
}

/** "Usher" is what Task Manager and the settings of the taskbar show. */
function name() {
  const version = Resource.VersionInfo.create(ENGLISH, { fileType: 1 }, [
    {
      lang: ENGLISH,
      codepage: UNICODE,
      values: {
        CompanyName: 'Usher',
        FileDescription: 'Usher',
        InternalName: 'tray',
        LegalCopyright: 'MIT License; see THIRD-PARTY.txt',
        OriginalFilename: 'tray_windows_release.exe',
        ProductName: 'Usher',
      },
    },
  ]);
  return version;
}
