// The shapes of the manifests: what we write of winget's 1.12.0 and of Scoop's, and nothing else.
// https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests/v1.12.0
// https://github.com/ScoopInstaller/Scoop/blob/master/schema.json
import { z } from 'zod';

/** Newer versions are refused by the repository of winget, and programs older than 1.12 warn. */
export const WINGET_VERSION = '1.12.0';

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const https = z.url({ protocol: /^https$/ }).max(2048);
const packageIdentifier = z.string().regex(/^[A-Za-z0-9]{1,32}(?:\.[A-Za-z0-9]{1,32}){1,7}$/);
const common = { PackageIdentifier: packageIdentifier, PackageVersion: version };
const end = { ManifestVersion: z.literal(WINGET_VERSION) };
const locale = z.literal('en-US');

export const wingetVersion = z.strictObject({
  ...common,
  DefaultLocale: locale,
  ManifestType: z.literal('version'),
  ...end,
});

export const wingetInstaller = z.strictObject({
  ...common,
  InstallerType: z.literal('nullsoft'),
  Scope: z.enum(['user', 'machine']),
  ElevationRequirement: z.enum(['elevationRequired', 'elevationProhibited', 'elevatesSelf']),
  UpgradeBehavior: z.enum(['install', 'uninstallPrevious', 'deny']),
  InstallModes: z.array(z.enum(['interactive', 'silent', 'silentWithProgress'])).min(1),
  AppsAndFeaturesEntries: z
    .array(
      z.strictObject({ DisplayName: z.string(), Publisher: z.string(), ProductCode: z.string().max(255) }),
    )
    .length(1),
  Installers: z
    .array(
      z.strictObject({
        Architecture: z.enum(['x64', 'x86', 'arm64']),
        InstallerUrl: https,
        InstallerSha256: z.string().regex(/^[A-F0-9]{64}$/),
      }),
    )
    .length(1),
  ManifestType: z.literal('installer'),
  ...end,
});

export const wingetLocale = z.strictObject({
  ...common,
  PackageLocale: locale,
  Publisher: z.string().min(2).max(256),
  PackageName: z.string().min(2).max(256),
  PackageUrl: https,
  License: z.string().min(3).max(512),
  ShortDescription: z.string().min(3).max(256),
  Moniker: z.string().min(1).max(40),
  ManifestType: z.literal('defaultLocale'),
  ...end,
});

export const scoop = z.strictObject({
  version,
  description: z.string(),
  homepage: https,
  license: z.string(),
  notes: z.array(z.string()),
  architecture: z.strictObject({
    '64bit': z.strictObject({
      url: https,
      hash: z.string().regex(/^[a-f0-9]{64}$/),
      extract_dir: z.string(),
      bin: z.string(),
      shortcuts: z.array(z.tuple([z.string(), z.string()])),
    }),
  }),
});
