import { appendFile, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createHearbackClient, dataOf, isProblem } from '@hearback/sdk';
import { verifyWebhook, WebhookVerificationError } from '@hearback/sdk/webhooks';

const { HEARBACK_URL = '', HEARBACK_KEY, WEBHOOK_SECRET = '', PORT = '9200' } = process.env;
const { CSV_FILE = 'rows.csv', SHEET_ID, SHEETS_TOKEN, SHEETS_URL = 'https://sheets.googleapis.com' } = process.env;
const hearback = createHearbackClient({ url: HEARBACK_URL, key: HEARBACK_KEY });

/** The highest score of each metric that is low. */
const LOW = { nps: 6, csat: 2, ces: 3 };

/** Largest body that is read, in bytes; messages are smaller than 20 kB. */
const MAX_BODY = 100_000;

/** The row of an answer; undefined if no score is low. */
function rowOf(answer) {
  const low = answer.scores.find(({ metric, score }) => score <= LOW[metric]);
  if (low === undefined) return undefined;
  const words = answer.answers.find(({ kind }) => kind === 'text')?.value ?? '';
  return [answer.submitted_at, answer.id, low.metric, low.score, answer.customer?.external_id ?? '', words];
}

/** Text of a cell that no spreadsheet takes for a formula. */
function cell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Adds the row to the file unless the answer is there. */
async function appendToFile(row) {
  const known = await readFile(CSV_FILE, 'utf8').catch(() => '');
  if (!known.includes(row[1])) await appendFile(CSV_FILE, `${row.map(cell).join(',')}\r\n`);
}

/** Adds the row to the sheet unless the answer is there. */
async function appendToSheet(row) {
  const values = `${SHEETS_URL}/v4/spreadsheets/${SHEET_ID}/values`;
  const headers = { authorization: `Bearer ${SHEETS_TOKEN}`, 'content-type': 'application/json' };
  const column = await fetch(`${values}/B:B`, { headers });
  if (!column.ok) throw new Error(`the sheet cannot be read: ${column.status}`);
  const { values: ids = [] } = await column.json();
  if (ids.flat().includes(row[1])) return;
  const reply = await fetch(`${values}/A:F:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ values: [row] }),
  });
  if (!reply.ok) throw new Error(`the sheet took no row: ${reply.status}`);
}

/** Handles a message. One after the other, so that two attempts of a message do not both find no row. */
async function handle({ type, data }) {
  if (type !== 'response.submitted') return;
  try {
    const answer = await dataOf(hearback.GET('/v1/responses/{id}', { params: { path: { id: data.id } } }));
    const row = rowOf(answer);
    if (row !== undefined) await (SHEET_ID === undefined ? appendToFile(row) : appendToSheet(row));
  } catch (error) {
    // Withdrawn meanwhile, or the sample of a test.
    if (!isProblem(error, 'responses.not-found')) throw error;
  }
}

/** The body of a request; undefined if it is too large. */
async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

let last = Promise.resolve();

/** The status to reply with: what did not get a 2xx is sent again. */
async function receive(request) {
  const body = await bodyOf(request);
  if (body === undefined) return 413;
  try {
    const { event } = verifyWebhook({ body, headers: request.headers, secret: WEBHOOK_SECRET });
    const done = last.then(() => handle(event));
    last = done.catch(() => undefined);
    await done;
    return 204;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return 400;
    console.error(error);
    return 503;
  }
}

createServer((request, response) => {
  void receive(request).then((status) => response.writeHead(status).end());
}).listen(Number(PORT), '127.0.0.1', () => console.log('listening'));
