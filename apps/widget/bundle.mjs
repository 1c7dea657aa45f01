/** Bundles what pages with the widget load into dist/bundle: `node bundle.mjs`. Takes a second. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const OPTIONS = {
  bundle: true,
  write: false,
  target: ['es2022', 'safari16.4'],
  conditions: ['@hearback/source'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Named by modules that tree shaking removes; a bundle that still contains one does not start.
  external: ['node:*'],
  legalComments: 'none',
  logLevel: 'warning',
};

async function style(entry) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [here(entry)], minify: true });
  return outputFiles[0].text.trim();
}

/** A survey is as narrow as its place in a page, whatever the window. */
function byContainer(css) {
  return css.replaceAll(/@media ?\(((?:min|max)-width:[^)]*|width[<>]=?[^)]*)\)/g, '@container ($1)');
}

/** SWC's output is 4 % smaller than esbuild's. */
async function script(entry, { define = {}, format = 'esm' } = {}) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [here(entry)], format, define });
  const isModule = format === 'esm';
  const { code } = await minify(outputFiles[0].text, {
    module: isModule,
    compress: { passes: 3, ecma: 2022 },
    mangle: { toplevel: isModule },
    format: { ecma: 2022 },
  });
  return code;
}

/** The texts of the files by name; those in a folder named by a hash of all of them never change. */
export async function widgetBundle() {
  const [frame, survey, panel] = await Promise.all(
    ['engine/frame.css', 'renderer/widget.css', 'why/panel.css'].map((path) => style(`src/${path}`)),
  );
  const [engine, renderer, why] = await Promise.all([
    script('src/engine/index.ts', { define: { FRAME_STYLE: JSON.stringify(frame) } }),
    script('src/renderer/index.tsx'),
    script('src/why/index.ts', { define: { PANEL_STYLE: JSON.stringify(panel) } }),
  ]);
  const files = {
    'engine.js': engine,
    'renderer.js': renderer,
    'style.js': `export const style=${JSON.stringify(byContainer(survey))}`,
    'why.js': why,
  };
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  const loader = await script('src/loader/loader.ts', { define: { VERSION: JSON.stringify(version) }, format: 'iife' });
  return { version, loader, files };
}

/** Writes the bundle. */
export async function bundle() {
  const { version, loader, files } = await widgetBundle();
  const folder = here('dist/bundle');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/${version}`, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${version}/${name}`, text);
  // Last: the server takes the bundle as complete once the loader is there.
  writeFileSync(`${folder}/widget.js`, loader);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
