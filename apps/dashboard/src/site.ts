import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** The dashboard as a server sends it. */
export interface DashboardSite {
  readonly prefix: string;
  readonly document: string;
  readonly frames: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly bytes: Buffer }>;
}

/** Where the dashboard is on its host. */
const PREFIX = '/app';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

let known: DashboardSite | undefined;

/** What `bundle.mjs` made. Throws if it has not run. */
export function dashboard(): DashboardSite {
  known ??= read();
  return known;
}

/** Beside both `src` and `dist`, so that tests, which run the sources, read the same files. */
function read(): DashboardSite {
  const folder = new URL('../dist/bundle/', import.meta.url);
  try {
    const names = readdirSync(new URL('files/', folder));
    const document = (name: string) => readFileSync(new URL(name, folder), 'utf8');
    const frames = readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'index.html');
    return {
      prefix: PREFIX,
      document: document('index.html'),
      frames: new Map(frames.map((name) => [`/${name.replace(/\.html$/, '')}`, document(name)])),
      files: new Map(
        names.map((name) => [
          name,
          {
            type: TYPES[extname(name)] ?? 'application/octet-stream',
            bytes: readFileSync(new URL(`files/${name}`, folder)),
          },
        ]),
      ),
    };
  } catch (error) {
    throw new Error('the dashboard is not built: run "node apps/dashboard/bundle.mjs"', { cause: error });
  }
}
