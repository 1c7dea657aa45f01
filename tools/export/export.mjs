#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportWorkspace } from './export-workspace.mjs';

const usage = `npm run export -- --url URL --out DIR [--key KEY]

  --url URL    address of the product, as in https://feedback.shop.example
  --out DIR    new folder for the files
  --key KEY    secret key with the scope workspace:export; default: HEARBACK_KEY, which other users of the machine do not see
  --help       this text

Writes everything of a workspace: JSON lines per kind, the logo, and manifest.json with counts and digests. Without a manifest, an
export is not complete.
`;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    out: { type: 'string' },
    key: { type: 'string', default: process.env['HEARBACK_KEY'] },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !values.url || !values.out || !values.key) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 64);
}
try {
  const out = resolve(values.out);
  const url = values.url.replace(/\/+$/, '');
  const { files } = await exportWorkspace({
    url,
    key: values.key,
    out,
    log: (text) => process.stderr.write(`${text}\n`),
  });
  process.stdout.write(
    `${JSON.stringify({ out, files: files.length, lines: files.reduce((sum, { lines }) => sum + lines, 0) })}\n`,
  );
} catch (error) {
  process.stderr.write(`export failed: ${error.message}\n`);
  process.exitCode = 1;
}
