/**
 * Makes the documentation from docs/*.md, openapi.json and the SDK into dist/site: `node bundle.mjs`. Takes some seconds, and nothing if
 * no source has changed. The SDK must be built.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const site = join(here, 'dist', 'site');
const stampFile = join(here, 'dist', '.sources');

/** What the documentation is made of. */
const SOURCES = [
  'docs',
  'docker/README.md',
  'k8s/README.md',
  'apps/widget/README.md',
  'apps/docs',
  'libs/shared/sdk',
  'openapi.json',
  'package-lock.json',
];

/** A hash of the contents of all sources. */
function stamp() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(path.slice(root.length)).update(readFileSync(path));
  for (const source of SOURCES) {
    const path = join(root, source);
    if (/\.\w+$/.test(source)) add(path);
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile() && !/[/\\](dist|node_modules|generated|screens|test)[/\\]|\.spec\.ts$/.test(file)) add(file);
      }
  }
  return hash.digest('hex');
}

/** Writes a file whose name contains a hash of its content; returns the name. */
function hashed(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const full = name.replace(/(\.\w+)$/, `-${hash}$1`);
  writeFileSync(join(site, 'files', full), bytes);
  return full;
}

/** The script and the style of all pages, with what they load. */
async function assets() {
  const { build } = await import('esbuild');
  const made = async (entry) => {
    const { outputFiles } = await build({
      entryPoints: [join(here, 'browser', entry)],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      external: ['*.woff2'],
      target: ['es2022', 'safari16.4'],
      legalComments: 'none',
      logLevel: 'warning',
    });
    return outputFiles[0].text;
  };
  const inter = createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json');
  const font = hashed('inter.woff2', readFileSync(join(dirname(inter), 'files/inter-latin-wght-normal.woff2')));
  return {
    script: hashed('docs.js', Buffer.from(await made('docs.js'))),
    style: hashed('docs.css', Buffer.from((await made('docs.css')).replace('./inter.woff2', `./${font}`))),
    icon: hashed('icon.svg', readFileSync(join(root, 'apps/dashboard/src/theme/favicon.svg'))),
  };
}

/** The SDK as npm installs it, under a name without its version, so that the address in the guide stays. */
function packSdk(target) {
  const options = { cwd: join(root, 'libs/shared/sdk'), encoding: 'utf8', shell: process.platform === 'win32' };
  const report = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], options);
  const [{ filename }] = Object.values(JSON.parse(report));
  renameSync(join(target, filename), join(target, 'hearback-sdk.tgz'));
}

/** Writes the site unless it is there. */
export async function bundle() {
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  const { framed, searchIndex, sourcePages } = await import('./build/site.mjs');
  rmSync(site, { recursive: true, force: true });
  for (const folder of ['pages', 'files', 'downloads']) mkdirSync(join(site, folder), { recursive: true });
  const sources = await sourcePages(root);
  const files = { ...(await assets()), index: hashed('search.json', Buffer.from(searchIndex(sources))) };
  for (const [path, html] of framed(sources, files)) {
    const file = join(site, 'pages', `${path === '' ? 'index' : path}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  cpSync(join(root, 'docs/hearback.service'), join(site, 'downloads/hearback.service'));
  packSdk(join(site, 'downloads'));
  writeFileSync(stampFile, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
