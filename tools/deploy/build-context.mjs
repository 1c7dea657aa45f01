import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import dockerignore from '@balena/dockerignore';

/** The files of the build context, relative to `root`: everything that .dockerignore does not exclude. */
export function buildContext(root) {
  const ignored = dockerignore().add(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const files = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !/^(node_modules|\.git|\.nx|dist)$/.test(entry.name)) walk(path);
      else if (entry.isFile() && !ignored.ignores(path)) files.push(path);
    }
  };
  walk('');
  return files;
}
