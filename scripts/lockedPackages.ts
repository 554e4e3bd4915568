/** The `packages` member of package-lock.json: place in node_modules → what lies there. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Entries for the optional dependencies that have none. Such packages are named for the one platform they are for; its
 * name in the entry keeps npm from fetching them elsewhere.
 */
export function findMissingOptional(packages: LockedPackages): LockedPackages {
  const missing = Object.entries(packages).flatMap(([place, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !(`node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages))
      .map(([name, version]) => [`node_modules/${name}`, toEntry(name, version, dev)] as const),
  );
  return Object.fromEntries(missing);
}

function toEntry(name: string, version: string, dev: boolean | undefined): LockedPackage {
  const words = name.split(/[-/.]/);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(dev === undefined ? {} : { dev }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}
