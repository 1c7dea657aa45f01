import pg from 'pg';
import { searchWordsOf } from '../../libs/services/responses/dist/domain/search-words.js';
import { vectorText } from '../../libs/services/responses/dist/persistence/search-text.js';
import { HttpConnection } from '../load/http-connection.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const REQUESTS = 100;
const RESPONSES = 100_000;
const SMALL = 1_000;

/** A frequent word, a rare one, a phrase, filters, and what nobody wrote. */
const LISTS = {
  'the newest': '',
  'low scores': 'level=low',
  'a rare language': 'language=eo',
  'a frequent word': 'q=delivery',
  'a rare word': 'q=rare77',
  'a phrase and low scores': 'level=low&q=%22late%20again%22',
  'a beginning that nobody wrote': 'q=xyzzy',
};

/**
 * Filter and search in the inbox: a workspace with 100,000 answers compared with one of 1,000. The answers are inserted directly, with
 * the words that the product makes of them.
 */
export async function inbox({ product, postgres, log }) {
  const small = await newWorkspace(product.url, 'inbox-small');
  const large = await newWorkspace(product.url, 'inbox-large');
  await fill(postgres.url, small, SMALL);
  await fill(postgres.url, large, RESPONSES);
  const all = [[], []];
  for (const path of ['', '/count']) {
    for (const [name, query] of Object.entries(LISTS)) {
      const times = await alternating(
        product.url,
        [small, large],
        `/v1/responses${path}?${query}${path === '' ? '&limit=50' : ''}`,
      );
      const [reference, value] = times.map((list) => quantile(list, 0.95).toFixed(1));
      log(`inbox${path}, ${name}: p95 ${reference} and ${value} ms at ${SMALL} and ${RESPONSES} answers`);
      for (const [index, list] of times.entries()) all[index].push(quantile(list, 0.95));
    }
  }
  const [reference, value] = all.map((list) => Math.max(...list));
  return [
    {
      name: 'inbox of 100,000 answers: the slowest filter or search, p95',
      value,
      unit: 'ms',
      reference,
      referenceName: 'the same of 1,000',
      goal: '<= 150',
      met: value <= 150,
    },
  ];
}

/** Alternates between the workspaces, so that other load on the machine affects both alike. */
async function alternating(url, workspaces, path) {
  const times = workspaces.map(() => []);
  const connections = workspaces.map(() => new HttpConnection(url));
  const get = (which) => {
    const request = `GET ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nauthorization: Bearer ${workspaces[which].secretKey}\r\n\r\n`;
    return new Promise((resolve) => connections[which].send(request, resolve));
  };
  for (let i = 0; i < REQUESTS + 20; i += 1) {
    for (const which of workspaces.keys()) {
      const started = performance.now();
      const status = await get(which);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      if (i >= 20) times[which].push(performance.now() - started);
    }
  }
  for (const connection of connections) connection.close();
  return times;
}

const TEXTS = [
  'The delivery was late again and nobody answered the phone',
  'Delivery came early, well packed, thank you',
  'La livraison était parfaite, très bon service',
  'Die Lampe flackert, die Lieferung war schnell',
];

async function fill(url, { tenantId, surveyId }, responses) {
  const tenant = tenantId.replace(/^wsp_/, '').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let from = 0; from < responses; from += 5_000) {
      const rows = Array.from({ length: Math.min(5_000, responses - from) }, (_, n) => rowOf(tenant, from + n));
      await client.query(
        `insert into responses.response (tenant_id, id, survey_id, survey_version, submission_id, content_digest, channel, language,
           submitted_at, created_at, nps_scores, csat_scores, ces_scores, level, words, scores, answers, attributes)
         select $1, id, $2, 1, id, '', 'link', language, at, at, 1 << score, 0, 0, level, words::tsvector,
           json_build_array(json_build_object('question', 'recommend', 'metric', 'nps', 'method', 'nps.v1', 'min', 0, 'max', 10, 'score', score, 'primary', true)),
           json_build_array(json_build_object('question', 'why', 'kind', 'text', 'value', text)), '[]'
         from (select gen_random_uuid() as id, now() - n * interval '1 minute' as at, r.*
               from json_to_recordset($3::json) as r(n integer, score integer, level text, language text, text text, words text)) as r`,
        [tenant, surveyId.slice('srv_'.length), JSON.stringify(rows)],
      );
    }
    await client.query('vacuum analyze responses.response');
  } finally {
    await client.end();
  }
}

function rowOf(tenant, n) {
  const score = n % 11;
  const text = `${TEXTS[n % TEXTS.length]} number ${n}${n % 10_000 === 77 ? ' rare77' : ''}`;
  const answers = [{ question: 'why', kind: 'text', value: text }];
  const level = score <= 6 ? 'low' : score <= 8 ? 'middle' : 'high';
  const words = vectorText(tenant, searchWordsOf({ answers, attributes: [] }));
  return { n, score, level, language: ['en', 'en', 'fr', 'de'][n % 4], text, words };
}
