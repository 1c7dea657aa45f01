import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

/** A file of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const folder = new URL('../dist/bundle/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Readonly<Record<string, Chunk>>;

/** Bytes that a browser may load before it shows the first page, and that a later page may add, as gzip makes them. */
const FIRST_BYTES = 300_000;
const LATER_BYTES = 80_000;

/** The names of the scripts and styles that a part needs, with all that they import. */
function filesOf(key: string, known = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
  if (known.has(chunk.file)) return known;
  known.add(chunk.file);
  for (const style of chunk.css ?? []) known.add(style);
  for (const other of chunk.imports ?? []) filesOf(other, known);
  return known;
}

const bytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length, 0);

/** What all pages load, with the texts of one language. */
const frame = new Set([
  ...filesOf('index.html'),
  ...['shell', 'parts'].flatMap((area) => [...filesOf(`src/locales/en/${area}.json`)]),
]);
const pages = Object.keys(manifest).filter((key) => /^src\/pages\/.*\.tsx$/.test(key));

describe('the bytes of the dashboard', () => {
  it('are few enough for the first page', () => {
    const first = new Set([
      ...frame,
      ...filesOf('src/pages/home/home-page.tsx'),
      ...filesOf('src/locales/en/home.json'),
    ]);
    expect(bytes(first)).toBeLessThanOrEqual(FIRST_BYTES);
  });

  it.each(pages)('are few enough for a later page: %s', (page) => {
    expect(bytes([...filesOf(page)].filter((file) => !frame.has(file)))).toBeLessThanOrEqual(LATER_BYTES);
  });
});
