import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const STATEMENT = /(?:^|[\n;])\s*(?:import|export)\s+(?:type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"\n]+)['"]/g;
const CALL = /\b(?:import|require)\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** The module names that a source text imports, statically or by a call. */
export function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
  return [...code.matchAll(STATEMENT), ...code.matchAll(CALL)].map((match) => match[1]);
}

/** All TypeScript sources below a folder, without what is built or installed. */
export function sourcesBelow(folder) {
  let entries;
  try {
    entries = readdirSync(folder);
  } catch {
    return [];
  }
  return entries.flatMap((name) => {
    if (name === 'node_modules' || name === 'dist' || name === 'generated') return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesBelow(path);
    return /\.(ts|tsx)$/.test(name) ? [path] : [];
  });
}

/** The projects of the workspace with their tags and declared dependencies. */
export function projectsOf(root) {
  return ['libs/services', 'libs/platform', 'libs/shared', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind))
      .filter((name) => statSync(join(root, kind, name)).isDirectory())
      .map((name) => {
        const folder = join(root, kind, name);
        const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const tag = (key) => manifest.nx.tags.find((text) => text.startsWith(`${key}:`)).slice(key.length + 1);
        return {
          folder,
          name: manifest.name,
          type: tag('type'),
          scope: tag('scope'),
          declared: new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
        };
      }),
  );
}
