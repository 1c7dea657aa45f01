import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { residentBytesOf } from '../product/product.mjs';
import { newWorkspace } from './workspace.mjs';

const ROWS = 200_000;

function csvOf(rows) {
  const lines = ['id,answered_at,language,score,comment,carrier,orders'];
  const start = Date.now() - 400 * 86_400_000;
  for (let i = 0; i < rows; i += 1)
    lines.push(
      `row-${i},${new Date(start + i * 150_000).toISOString()},${i % 3 ? 'en' : 'fr'},${(i * 7) % 11},${i % 4 ? '' : '"a short comment"'},${i % 2 ? 'PostBox' : 'Rhine'},${i % 13}`,
    );
  return lines.join('\n');
}

/** Rows a second when the same text is only parsed. */
async function parseOnly(csv) {
  const at = performance.now();
  let rows = 0;
  for await (const row of Readable.from([csv]).pipe(parse({ columns: true }))) rows += row === undefined ? 0 : 1;
  return (rows / (performance.now() - at)) * 1000;
}

/** A CSV import through the API, from the first byte of the upload to the commit of the last row, and its memory use. */
export async function csvImport({ product }) {
  const workspace = await newWorkspace(product.url, 'import');
  const csv = csvOf(ROWS);
  const reference = await parseOnly(csv);
  const idle = residentBytesOf(product);
  let peak = idle;
  const timer = setInterval(() => (peak = Math.max(peak, residentBytesOf(product))), 50);
  const columns = {
    id: { to: 'submission_id' },
    answered_at: { to: 'submitted_at' },
    language: { to: 'language' },
    score: { to: 'answer', key: 'recommend' },
    comment: { to: 'answer', key: 'why' },
    carrier: { to: 'hidden_field', key: 'carrier' },
    orders: { to: 'hidden_field', key: 'orders' },
  };
  const { importCsv } = await import('../demo/demo.mjs');
  const at = performance.now();
  const done = await importCsv(workspace.call, workspace.surveyId, columns, csv);
  const seconds = (performance.now() - at) / 1000;
  clearInterval(timer);
  if (done.rows.accepted !== ROWS) throw new Error(`the import accepted ${done.rows.accepted} of ${ROWS} rows`);
  const value = ROWS / seconds;
  const above = (peak - idle) / 1024 / 1024;
  return [
    {
      name: `CSV import of ${ROWS} rows`,
      value,
      unit: 'rows/s',
      reference,
      referenceName: 'csv-parse alone',
      goal: '>= 10000',
      met: value >= 10_000,
    },
    {
      name: 'memory above idle during the import',
      value: above,
      unit: 'MB',
      reference: idle / 1024 / 1024,
      referenceName: 'resident before',
      goal: '<= 150',
      met: above <= 150,
    },
  ];
}
