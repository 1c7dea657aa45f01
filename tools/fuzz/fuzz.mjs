#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { confirmAddress } from '../product/confirm-address.mjs';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { apiClient, startProduct } from '../product/product.mjs';
import { fuzz } from './run.mjs';
import { createSamples } from './samples.mjs';

const usage = `npm run fuzz -- [options]

Starts the built product and calls every operation of its OpenAPI document with generated inputs, as a signed-in owner. Fails if a
reply is a 5xx, has a status that is not documented, or breaks its schema.

  --calls N   calls in all (default 100000)
  --seed N    seed of the inputs (default 1)
`;

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const log = (line) => process.stderr.write(`${line}\n`);
const folder = mkdtempSync('/var/tmp/hearback-fuzz-');
const postgres = await startSupervisedPostgres({ dataDirectory: join(folder, 'postgres'), log: () => {} });
const environment = {
  HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
  HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
  RESPONSES_MIN_FILL_MS: '0',
  HEARBACK_LOG_LEVEL: 'error',
};
const product = await startProduct({ databaseUrl: postgres.url, environment, log });
try {
  const owner = { name: 'Ida Adler', email: 'ida@shop.example', password: 'correct horse battery staple' };
  const workspace = { name: 'Botanic', time_zone: 'Europe/Paris', language: 'en', owner };
  const created = await apiClient(product.url)('POST', '/v1/workspaces', workspace);
  await confirmAddress(product.url, owner);
  const session = await fetch(`${product.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  const headers = { cookie: session.headers.getSetCookie()[0].split(';')[0], 'sec-fetch-site': 'same-origin' };
  const asOwner = (method, path, body) => apiClient(product.url)(method, path, body, headers);
  const ids = await createSamples(apiClient(product.url, created.secret_key), created.staff.id, asOwner);
  const document = await (await fetch(`${product.url}/api/openapi.json`)).json();
  const { sent, statuses, defects } = await fuzz({
    url: product.url,
    document,
    headers,
    ids,
    seed: Number(values.seed),
    calls: Number(values.calls),
    log,
  });
  for (const defect of defects) process.stdout.write(`${JSON.stringify(defect)}\n`);
  process.stdout.write(`${sent} calls; statuses ${JSON.stringify(statuses)}; ${defects.length} defects\n`);
  process.exitCode = defects.length === 0 ? 0 : 1;
} finally {
  await product.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
