/** Bundles the client of web pages into dist/bundle/browser.js, with all that it needs: `node bundle.mjs`. Takes a fraction of a second. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes the bundle. */
export async function bundle() {
  await build({
    entryPoints: [here('src/browser.ts')],
    outfile: here('dist/bundle/browser.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'safari17.4'],
    banner: { js: '/* @hearback/sdk, Apache-2.0; contains openapi-fetch, MIT, Copyright (c) 2023 Drew Powers */' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
