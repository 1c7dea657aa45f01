import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@hearback/testing';
import { freePort } from '../../../tools/start/ports.mjs';
import {
  callsProgram,
  contentsOf,
  curlScript,
  docSamples,
  followPage,
  missingOutput,
  programsOf,
  repliesOf,
  type ReferenceReply,
  type SamplePage,
} from './doc-samples.js';
import { productUnderTest, type ProductUnderTest, type Workspace } from './product-under-test.js';
import { sdkProject, type SdkProject } from './sdk-project.js';

const { guides, reference } = docSamples();
const pages = guides.filter(({ page }) => !page.startsWith('docs/recipes/'));

let product: ProductUnderTest;
let project: SdkProject;
let ports: readonly [number, number, number, number];

beforeAll(async () => {
  ports = [await freePort(9_000), await freePort(9_200), await freePort(9_400), await freePort(9_600)];
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
  product = await productUnderTest({ environment: { NOTIFICATIONS_WEBHOOK_HOSTS: hosts } });
  project = await sdkProject(product.url);
  for (const folder of ['order-to-survey', 'low-score-to-row']) project.copy(`docs/recipes/${folder}`);
});

afterAll(async () => {
  await project?.remove();
  await product?.stop();
});

/** The environment of a program of a workspace. */
const environmentOf = ({ secretKey }: Pick<Workspace, 'secretKey'>, port: number) => ({
  HEARBACK_URL: product.url,
  HEARBACK_KEY: secretKey,
  PORT: String(port),
});

describe('the samples of the guides', () => {
  it('compile with the types of the packed SDK', async () => {
    const names = guides.flatMap((page) => {
      for (const [name, content] of programsOf(page)) project.write(name, content);
      return [...programsOf(page).keys()];
    });
    expect(names.length).toBeGreaterThan(5);
    expect(await project.compile(...names)).toBe('');
  });

  it.each(pages.map((page): [string, SamplePage] => [page.page, page]))(
    'do what the page says: %s',
    async (_name, page) => {
      const { output, code } = followPage(project, page, environmentOf(product, ports[0]));
      await eventually(
        () => {
          if (![undefined, 0].includes(code())) throw new Error(`a command failed: ${output()}`);
          const missing = missingOutput(page, output());
          // Receivers run on until they are stopped.
          const isOver = code() === 0 || page.blocks.some(({ content }) => content.includes('&'));
          if (missing.length > 0 || !isOver) throw new Error(`not printed: ${missing.join('\n')}\nbut: ${output()}`);
        },
        { within: 60_000 },
      );
    },
  );
});

/** Replies that samples with ids of nothing, and with a key instead of a session, may get besides 2xx. */
const FINE = [304, 404, 409, 412, 422];

/** Samples without a key prove who calls in another way, some operations are for sessions only, and `…` stands for what a mail has. */
const isExplained = ({ sample, status }: ReferenceReply) =>
  status === 401 || status === 403 || (status === 400 && sample.includes('…'));

/** Samples that were sent in vain. */
const failed = (replies: readonly ReferenceReply[]) =>
  replies.filter((each) => each.status >= 300 && !FINE.includes(each.status) && !isExplained(each));

describe('the samples of the reference', () => {
  it('are understood by the API: curl', async () => {
    const workspace = await product.newWorkspace('Reference');
    const samples = contentsOf(reference, 'sh');
    project.write('reference.sh', curlScript(reference));
    const { output, code } = project.start(environmentOf(workspace, 0), 'bash', 'reference.sh');
    await eventually(() => expect(code()).toBeDefined(), { within: 120_000 });
    const replies = repliesOf(output(), samples);
    expect(replies).toHaveLength(samples.length);
    expect(failed(replies)).toEqual([]);
    expect(replies.filter(({ status }) => status < 300).length).toBeGreaterThan(samples.length / 4);
  });

  it('are understood by the API, and compile: TypeScript', async () => {
    const workspace = await product.newWorkspace('Calls');
    const program = callsProgram(reference);
    project.write('calls.mjs', program);
    project.write('calls.ts', program.replace('(at, call)', '(at: number, call: () => Promise<void>)'));
    expect(await project.compile('calls.ts')).toBe('');
    const { output, code } = project.start(environmentOf(workspace, 0), process.execPath, 'calls.mjs');
    await eventually(() => expect(code()).toBeDefined(), { within: 120_000 });
    const replies = repliesOf(output(), contentsOf(reference, 'ts'));
    expect(code() === 0 ? '' : output()).toBe('');
    expect(replies).toHaveLength(contentsOf(reference, 'ts').length);
    expect(failed(replies)).toEqual([]);
  });
});

const SECRET = 'a secret of the shop';

/** A published survey; its id. */
async function publishedSurvey({ call }: Pick<Workspace, 'call'>): Promise<string> {
  const { data } = await call('GET', '/v1/survey-templates');
  const nps = data.find(({ key }: { key: string }) => key === 'nps');
  const { id } = await call('POST', '/v1/surveys', { name: 'After delivery', definition: nps.definition });
  await call('POST', `/v1/surveys/${id}/publish`);
  return id;
}

describe('the recipe "an order becomes a survey"', () => {
  it('asks the customer of an order once, whichever shop it is from', async () => {
    const shop = await product.newWorkspace('Orders');
    const environment = {
      ...environmentOf(shop, ports[1]),
      SURVEY_ID: await publishedSurvey(shop),
      SHOP_SECRET: SECRET,
    };
    const program = project.start(environment, process.execPath, 'shop.mjs');
    await eventually(() => expect(program.output()).toContain('listening'));
    const send = async (path: string, file: string, headers: Record<string, string>, secret = SECRET) => {
      const body = readFileSync(join(project.folder, file));
      const signature = createHmac('sha256', secret).update(body).digest('base64');
      const name = path === '/shopify' ? 'x-shopify-hmac-sha256' : 'x-wc-webhook-signature';
      const init = { method: 'POST', body, headers: { ...headers, [name]: signature } };
      // As shops do: 503 says that it could not be done yet, for example because the customer is not known everywhere.
      return eventually(async () => {
        const { status } = await fetch(`http://127.0.0.1:${ports[1]}${path}`, init);
        if (status === 503) throw new Error('sent again later');
        return status;
      });
    };
    const shopify = { 'x-shopify-topic': 'orders/fulfilled' };
    const woocommerce = { 'x-wc-webhook-topic': 'order.updated' };
    expect([
      await send('/shopify', 'shopify-order.json', shopify, 'another secret'),
      await send('/shopify', 'shopify-order.json', { 'x-shopify-topic': 'orders/paid' }),
      await send('/shopify', 'shopify-order.json', shopify),
      await send('/shopify', 'shopify-order.json', shopify),
      await send('/woocommerce', 'woocommerce-order.json', woocommerce),
      await send('/woocommerce', 'woocommerce-order.json', woocommerce),
    ]).toEqual([401, 204, 204, 204, 204, 204]);
    const { data } = await shop.call('GET', '/v1/survey-invitations');
    expect(data).toHaveLength(2);
    expect(new Set(data.map(({ customer }: { customer: string }) => customer))).toEqual(
      new Set(['shopify-115310627314723950', 'woocommerce-26']),
    );
    expect(await shop.call('GET', '/v1/customers/shopify-115310627314723950')).toMatchObject({
      name: 'Mira Okafor',
      language: 'de',
    });
  });
});

describe('the recipe "a low score becomes a row"', () => {
  it('writes each low answer once, into a file or a sheet, and no formula', async () => {
    const shop = await product.newWorkspace('Rows');
    const rows: unknown[][] = [];
    const sheets = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        if (request.method === 'GET') response.end(JSON.stringify({ values: rows.map((row) => [row[1]]) }));
        else if (!path.includes('/values/A:F:append?valueInputOption=RAW&')) response.writeHead(400).end();
        else {
          rows.push(...(JSON.parse(Buffer.concat(chunks).toString()) as { values: unknown[][] }).values);
          response.end('{}');
        }
      });
    });
    await new Promise<void>((resolve) => sheets.listen(0, '127.0.0.1', resolve));
    try {
      const sheetsUrl = `http://127.0.0.1:${(sheets.address() as AddressInfo).port}`;
      const targets: Record<string, string>[] = [
        { CSV_FILE: 'rows.csv' },
        { SHEET_ID: 'sheet1', SHEETS_TOKEN: 'token', SHEETS_URL: sheetsUrl },
      ];
      const endpoints: string[] = [];
      for (const [at, target] of targets.entries()) {
        const port = ports[at + 2]!;
        const body = { url: `http://127.0.0.1:${port}/`, event_types: ['response.submitted'] };
        const { id, secret } = await shop.call('POST', '/v1/webhook-endpoints', body);
        endpoints.push(id);
        const environment = { ...environmentOf(shop, port), WEBHOOK_SECRET: secret, ...target };
        const program = project.start(environment, process.execPath, 'rows.mjs');
        await eventually(() => expect(program.output()).toContain('listening'));
      }
      const surveyId = await publishedSurvey(shop);
      const answer = async (score: number, why: string) =>
        (await shop.call('POST', '/v1/responses', { survey_id: surveyId, answers: { recommend: score, why } })).id;
      const low = await answer(2, '=HYPERLINK("https://bad.example")');
      await answer(9, 'All fine');
      const last = await answer(6, 'The lamp was "broken"');
      const file = () => readFileSync(join(project.folder, 'rows.csv'), 'utf8');
      await eventually(() => expect([file().includes(last), rows.length]).toEqual([true, 2]));
      for (const id of endpoints) await replayAll(shop, id);
      // A sample is about an answer that does not exist.
      await shop.call('POST', `/v1/webhook-endpoints/${endpoints[0]}/test`, { type: 'response.submitted' });
      await eventually(async () => {
        const { data } = await shop.call('GET', `/v1/webhook-endpoints/${endpoints[0]}/deliveries`);
        expect(data.map(({ status }: { status: string }) => status)).toEqual(Array(7).fill('delivered'));
      });
      const lines = file().trimEnd().split('\r\n');
      expect([lines.length, rows.length]).toEqual([2, 2]);
      expect(new Set(lines.map((line) => line.slice(line.indexOf(',') + 1)))).toEqual(
        new Set([
          `"${low}","nps","2","","'=HYPERLINK(""https://bad.example"")"`,
          `"${last}","nps","6","","The lamp was ""broken"""`,
        ]),
      );
      expect(new Set(rows.map(([, id, , score, , words]) => [id, score, words]))).toEqual(
        new Set([
          [low, 2, '=HYPERLINK("https://bad.example")'],
          [last, 6, 'The lamp was "broken"'],
        ]),
      );
    } finally {
      sheets.close();
      sheets.closeAllConnections();
    }
  });
});

/** Sends all messages to an endpoint again, and waits until it has taken them. */
async function replayAll({ call }: Pick<Workspace, 'call'>, endpointId: string): Promise<void> {
  const path = `/v1/webhook-endpoints/${endpointId}/deliveries`;
  const before = (await call('GET', path)).data as { id: string }[];
  for (const { id } of before) await call('POST', `/v1/webhook-deliveries/${id}/replay`);
  await eventually(async () => {
    const { data } = await call('GET', path);
    expect(data.filter(({ status }: { status: string }) => status === 'delivered')).toHaveLength(before.length * 2);
  });
}
