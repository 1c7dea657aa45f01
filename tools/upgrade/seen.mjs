import { createHash } from 'node:crypto';

/** The lists that are compared, each with what of an entry must be the same in later versions (they may add to it). */
const LISTS = {
  surveys: ({ id, name, status, link_code, version }) => [id, name, status, link_code, version],
  touchpoints: ({ id, key, name, stage }) => [id, key, name, stage],
  rules: ({ id, name }) => [id, name],
  members: ({ id, email, role }) => [id, email, role],
  segments: ({ id, name }) => [id, name],
  customers: ({ id, external_id, name, identities }) => [id, external_id, name, identities],
  responses: ({ id, answers, submitted_at, scores }) => [id, answers, submitted_at, scores.map(({ score }) => score)],
  tasks: ({ id, title, opened_at }) => [id, title, opened_at],
};

const METRICS = ['nps', 'csat', 'ces'];

/** All entries of a list, page by page. */
async function entriesOf(call, list) {
  const entries = [];
  for (let cursor, more = true; more;) {
    const page = await call('GET', `/v1/${list}?limit=100${cursor ? `&cursor=${cursor}` : ''}`);
    entries.push(...page.data);
    cursor = page.next_cursor;
    more = page.has_more === true;
  }
  return entries;
}

function digestOf(entries) {
  const lines = entries.map((entry) => JSON.stringify(entry)).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

/**
 * What the API shows of a workspace, as far as it must stay the same when the product is upgraded: of each list the number of entries and
 * a digest, of each metric its counts by month. `call` has a secret key; `from` and `to` are the period of the metrics, which is over.
 */
export async function seenBy(call, { from, to }) {
  const lists = {};
  for (const [list, compared] of Object.entries(LISTS)) {
    const entries = (await entriesOf(call, list)).map(compared);
    lists[list] = { count: entries.length, digest: digestOf(entries) };
  }
  const metrics = {};
  for (const metric of METRICS) {
    const { series } = await call('GET', `/v1/metrics/${metric}?interval=month&from=${from}&to=${to}`);
    metrics[metric] = series.map(({ total, buckets }) => ({
      total: counted(total),
      buckets: buckets.map(counted),
    }));
  }
  return { lists, metrics };
}

const counted = ({ from, n, value, counts }) => ({ from, n, value, counts });
