import { dirname } from 'node:path';
import type { SourceFile } from './sourceFiles.ts';

const MAX_FILES = 15;

/** Crowded rooms and circles of imports among rooms (docs/architecture.md), a sentence each. */
export function roomProblems(files: readonly SourceFile[]): readonly string[] {
  return [...crowdedRooms(files.map(({ path }) => path)), ...roomCycles(files)];
}

function crowdedRooms(paths: readonly string[]): readonly string[] {
  const rooms = Map.groupBy(paths, dirname);
  return [...rooms]
    .filter(([, files]) => files.length > MAX_FILES)
    .map(([room, files]) => `${room} has ${files.length} files: at most ${MAX_FILES} in a room.`);
}

/** Types included: a circle of types is as hard to move as one of values. */
function roomCycles(files: readonly SourceFile[]): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const { path, imports: targets } of files) {
    const from = roomOf(path);
    for (const target of targets) {
      const to = roomOf(target);
      if (from === to || from.startsWith(`${to}/`) || to.startsWith(`${from}/`)) continue;
      imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return stronglyConnected(imports)
    .filter((rooms) => rooms.length > 1)
    .map((rooms) => `These rooms import each other: ${rooms.toSorted().join(', ')}.`);
}

/** lib/domain/preflight for all that lies in there: its sub-rooms belong together. */
function roomOf(path: string): string {
  const depth = path.startsWith('lib/') ? 3 : 2;
  return dirname(path).split('/').slice(0, depth).join('/');
}

/** Tarjan's algorithm: https://doi.org/10.1137/0201010. */
function stronglyConnected(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const components: string[][] = [];
  const visit = (node: string): number => {
    const at = index.size;
    index.set(node, at);
    stack.push(node);
    let lowest = at;
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? at);
    }
    low.set(node, lowest);
    if (lowest === at) components.push(stack.splice(stack.indexOf(node)));
    return lowest;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return components;
}
