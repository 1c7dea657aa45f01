/**
 * Prints the samples of all pages as JSON, for the test that runs them: `node samples.mjs`. A block of a guide is a sample if it says
 * `run` (a command), `file=NAME` (a program that a command runs) or `output` (what the commands print); each operation of the reference
 * has a command of curl and a call of the SDK.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePages } from './build/reference.mjs';
import { contents } from './build/contents.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BLOCK = /^```(\w+) ([^\n]+)\n([\s\S]*?)\n```$/gm;

/** The blocks of a page that have more than a language. */
const blocksOf = (markdown) =>
  [...markdown.matchAll(BLOCK)].map(([, language, info, content]) => ({ language, info, content }));

const read = (file) => readFileSync(join(root, file), 'utf8');
const guides = contents.flatMap(({ pages }) => pages.map(({ file }) => ({ page: file, blocks: blocksOf(read(file)) })));
const pages = await referencePages(JSON.parse(read('openapi.json')));
const reference = pages.map(({ path, markdown }) => ({ page: path, blocks: blocksOf(markdown) }));
process.stdout.write(JSON.stringify({ guides: guides.filter(({ blocks }) => blocks.length > 0), reference }));
