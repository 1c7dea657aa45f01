import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The documentation as a server sends it. */
export interface Documentation {
  readonly prefix: string;
  /** Pages by their path below the prefix; the first page is the empty path. */
  readonly pages: ReadonlyMap<string, string>;
  /** Files that never change, by names that contain a hash of the content. */
  readonly files: ReadonlyMap<string, DocumentationFile>;
  /** Files that keep their names when they change. */
  readonly downloads: ReadonlyMap<string, DocumentationFile>;
}

/** A file of the documentation. */
export interface DocumentationFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.tgz': 'application/gzip',
};

let known: Documentation | undefined;

/** What `bundle.mjs` made. Throws if it has not run. */
export function documentation(): Documentation {
  known ??= read();
  return known;
}

/** Beside both `src` and `dist`, so that tests, which run the sources, read the same files. */
function read(): Documentation {
  const folder = fileURLToPath(new URL('../dist/site/', import.meta.url));
  try {
    const pages = namesIn(join(folder, 'pages')).map((name): [string, string] => [
      name.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, ''),
      readFileSync(join(folder, 'pages', name), 'utf8'),
    ]);
    const files = (part: string) =>
      new Map(
        namesIn(join(folder, part)).map((name) => [
          name,
          {
            type: TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
            bytes: readFileSync(join(folder, part, name)),
          },
        ]),
      );
    return { prefix: '/docs', pages: new Map(pages), files: files('files'), downloads: files('downloads') };
  } catch (error) {
    throw new Error('the documentation is not built: run "node apps/docs/bundle.mjs"', { cause: error });
  }
}

/** The paths of all files below a folder, with slashes. */
function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
