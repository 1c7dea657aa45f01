/** Bundles the dashboard into dist/bundle: `node bundle.mjs`. Takes some seconds, and nothing if no source has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const stampFile = join(here, 'dist', 'bundle', '.sources');

/** What the bundle is made of. */
const SOURCES = [
  'apps/dashboard/src',
  'apps/dashboard/index.html',
  'apps/dashboard/preview.html',
  'apps/dashboard/bundle.mjs',
  'apps/dashboard/package.json',
  'libs/shared',
  'package-lock.json',
];

/** A hash of the contents of all sources. */
function stamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (existsSync(path)) hash.update(path).update(readFileSync(path));
  };
  for (const source of SOURCES) {
    const path = join(root, source);
    if (/\.\w+$/.test(source)) add(path);
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile() && !/[/\\](dist|node_modules|generated|test)[/\\]|\.spec\.tsx?$/.test(file)) add(file);
      }
  }
  return hash.digest('hex');
}

/** Vite's settings, which its development server uses, too. */
export async function settings() {
  const { default: react } = await import('@vitejs/plugin-react');
  const documents = ['index.html', 'preview.html'].filter((name) => existsSync(join(here, name)));
  return {
    root: here,
    configFile: false,
    base: '/app/',
    plugins: [react()],
    resolve: { conditions: ['@hearback/source', 'module', 'browser', 'production', 'import', 'default'] },
    logLevel: 'warn',
    build: {
      outDir: join(here, 'dist', 'bundle'),
      emptyOutDir: true,
      assetsDir: 'files',
      // An icon as a data address would need a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: 'manifest.json',
      target: ['es2022', 'safari16.4'],
      rollupOptions: {
        input: documents.map((name) => join(here, name)),
        // The first page names hundreds of files, so their names have no words: the manifest says which is which.
        output: { chunkFileNames: 'files/[hash:8].js' },
      },
    },
  };
}

/** Writes the bundle unless it is there. */
export async function bundle() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  const { build } = await import('vite');
  await build(await settings());
  writeFileSync(stampFile, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
