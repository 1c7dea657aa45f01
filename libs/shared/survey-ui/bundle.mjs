/** Bundles what browsers load from the sources into dist/bundle: `node bundle.mjs`. Takes a fraction of a second. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Options for a browser bundle of an entry point; the `size` test uses them too. */
export function bundleOptions(entry) {
  return {
    entryPoints: [here(entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'safari16.4'],
    conditions: ['@hearback/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Named by modules that tree shaking removes; a bundle that still contains one does not start.
    external: ['node:*'],
    legalComments: 'none',
    logLevel: 'warning',
  };
}

/** Writes the bundles. */
export async function bundle() {
  mkdirSync(here('dist/bundle'), { recursive: true });
  await Promise.all([
    build({ ...bundleOptions('src/browser/survey-page.ts'), outfile: here('dist/bundle/survey-page.js') }),
    build({ ...bundleOptions('src/browser/solve-challenge.ts'), outfile: here('dist/bundle/solve-challenge.js') }),
    build({ ...bundleOptions('src/preview/preview.ts'), outfile: here('dist/bundle/preview.js') }),
    ...['survey.css', 'preferences/link-pages.css', 'status/status-page.css'].map((sheet) =>
      build({
        entryPoints: [here(`src/${sheet}`)],
        bundle: true,
        minify: true,
        target: ['es2022', 'safari16.4'],
        outfile: here(`dist/bundle/${sheet.split('/').at(-1)}`),
        logLevel: 'warning',
      }),
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
