import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly [key: string]: unknown;
}

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'linux',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm64', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'ia32', 'arm'];

/**
 * Adds to package-lock.json the packages for other platforms that npm left out, and returns a line for each.
 * npm leaves them out where the registry at hand does not offer them, and `npm ci` then refuses the whole
 * lock file on a fresh copy. They carry no integrity, and are installed on their own platform alone.
 * With `check` nothing is written.
 */
export function completeLockFile(root: string, { check }: { readonly check: boolean }): string[] {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  const missing = findMissing(lock);
  if (missing.size > 0 && !check) {
    const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
    packages.sort(([one], [other]) => (one < other ? -1 : 1));
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  }
  return [...missing.keys()].map(
    (path) => `package-lock.json: ${path} is missing; npm ci refuses the lock file.`,
  );
}

function findMissing({ packages }: LockFile): Map<string, LockedPackage> {
  const missing = new Map<string, LockedPackage>();
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      // A range would need the registry to say which version it means.
      if (isLocked(packages, path, name) || !EXACT.test(version)) continue;
      missing.set(`node_modules/${name}`, { version, ...platformOf(name), optional: true });
    }
  }
  return missing;
}

/** Looks where Node would: beside the package that asks, then in each folder above it. */
function isLocked(packages: LockFile['packages'], asking: string, name: string): boolean {
  for (let at = asking; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

/** Such packages are named after what they are for, as in `@oxlint/binding-linux-x64-musl`. */
function platformOf(name: string): { cpu?: string[]; os?: string[]; libc?: string[] } {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : [];
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }), ...(libc.length > 0 && { libc }) };
}
