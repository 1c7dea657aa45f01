#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inserted } from './scale-document.mjs';
import { report } from './table.mjs';

const usage = `npm run simulate -- [options]

  --costs FILE   costs to compute with (default tools/simulate/costs.json; node tools/simulate/measure.mjs writes one)
  --write        put the tables into docs/scale.md as well
`;
const { values } = parseArgs({
  options: {
    costs: { type: 'string', default: fileURLToPath(new URL('costs.json', import.meta.url)) },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stderr.write(usage);
else {
  const text = report(JSON.parse(readFileSync(values.costs, 'utf8')));
  process.stdout.write(`${text}\n`);
  const document = fileURLToPath(new URL('../../docs/scale.md', import.meta.url));
  if (values.write) writeFileSync(document, inserted(readFileSync(document, 'utf8'), text));
}
