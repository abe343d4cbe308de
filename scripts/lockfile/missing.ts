import { z } from 'zod';

const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

/** package-lock.json, as far as it is read here; the rest is kept. */
export const lockfile = z.looseObject({ packages: z.record(z.string(), entry) });
export type Lockfile = z.infer<typeof lockfile>;

interface Platform {
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/**
 * Entries of optional platform packages that the lock does not have, by path, as npm itself would have written them
 * (without integrity). npm leaves them out where their source does not carry other systems' binaries, and `npm ci` then
 * refuses the lock elsewhere.
 * @returns also the optional dependencies that cannot be filled in: no platform in the name, or no exact version.
 */
export function missingEntries(lock: Lockfile): { missing: Lockfile['packages']; unknown: string[] } {
  const missing: Lockfile['packages'] = {};
  const unknown: string[] = [];
  for (const [path, { dev, optionalDependencies }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (isInstalled(lock, path, name)) continue;
      const platform = platformOf(name);
      if (!platform || !/^\d/.test(version)) unknown.push(`${name}@${version}`);
      else missing[`node_modules/${name}`] = entryOf(version, dev, platform);
    }
  }
  return { missing, unknown };
}

// Keys in npm's order: its next writing of the file then changes nothing here.
function entryOf(version: string, dev: boolean | undefined, { cpu, libc, os }: Platform): Lockfile['packages'][string] {
  return {
    version,
    ...(cpu && { cpu }),
    ...(dev && { dev }),
    ...(libc && { libc }),
    optional: true,
    ...(os && { os }),
  };
}

// Where Node would look `name` up from the package at `from`: in its own node_modules, then in those above.
function isInstalled(lock: Lockfile, from: string, name: string): boolean {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

/**
 * `os`, `cpu` and `libc` from the words of a platform package's name, such as `@x/binding-linux-arm-musleabihf`.
 * Null when there are none.
 */
export function platformOf(name: string): Platform | null {
  const words = name.slice(name.lastIndexOf('/') + 1).split(/[-.]/);
  const os = osOf(words);
  const cpu = words.includes('universal') ? undefined : CPU.find((known) => words.includes(known));
  if (!os && cpu !== 'wasm32') return null;
  const libc = os === 'linux' ? libcOf(words) : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

function osOf(words: string[]): string | undefined {
  if (words.includes('windows')) return 'win32';
  if (words.includes('linuxmusl')) return 'linux';
  return OS.find((known) => words.includes(known));
}

function libcOf(words: string[]): string | undefined {
  if (words.some((word) => word.includes('musl'))) return 'musl';
  return words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
}
