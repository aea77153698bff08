import { createRequire } from 'node:module';

/** What a room may import, by the names of rooms and packages. */
export interface AllowedImports {
  readonly room: string;
  readonly rooms: readonly string[];
  /** Rooms of which it may import types alone. */
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

interface Rule {
  readonly from: { readonly path: string };
  readonly to: { readonly path?: string; readonly dependencyTypes?: readonly string[] };
}

const FOLDER = /^\^src\/(\w+)\/$/;
const IN_WORKER = /^\^src\/worker\/(\w+)(?:\/|\\\.ts\$)$/;
const PACKAGES = /^\^node_modules\/\((.*)\)\(\/\|\$\)$/;

/** The name of a room whose files a rule names; null for what is none (tests, tools). */
function roomOf(path: string | undefined): string | null {
  if (path === undefined) return null;
  if (path.startsWith('^src/main')) return 'main';
  if (path.startsWith('^src/(')) return 'constants';
  return FOLDER.exec(path)?.[1] ?? IN_WORKER.exec(path)?.[1] ?? null;
}

/** The allow-list of `.dependency-cruiser.cjs`, room by room in its order. */
export function allowedImports(): AllowedImports[] {
  const { allowed } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { allowed: readonly Rule[] };
  const rooms = [...new Set(allowed.flatMap(({ from }) => roomOf(from.path) ?? []))];
  return rooms.map((room) => {
    const own = allowed.filter(({ from }) => roomOf(from.path) === room);
    const others = (isType: boolean) =>
      own.flatMap(({ to }) => {
        const name = roomOf(to.path);
        const isTypeOnly = to.dependencyTypes?.includes('type-only') === true;
        return name === null || name === room || isTypeOnly !== isType ? [] : [name];
      });
    return { room, rooms: others(false), types: others(true), packages: own.flatMap(({ to }) => packagesIn(to.path)) };
  });
}

function packagesIn(path: string | undefined): string[] {
  const list = PACKAGES.exec(path ?? '')?.[1];
  // Without what only matters to a regular expression.
  return alternatives(list ?? '').map((name) => name.replaceAll('\\', '').replaceAll('[^/]+', '*'));
}

/** The alternatives of a regular expression that stand outside of brackets. */
function alternatives(list: string): string[] {
  const found = [''];
  let depth = 0;
  for (const character of list) {
    depth += Number(character === '(') - Number(character === ')');
    if (character === '|' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${character}`);
  }
  return found.filter((name) => name !== '');
}
