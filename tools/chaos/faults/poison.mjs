import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

const TOPIC = 'responses.events';
const TYPE = 'responses.response-submitted.v1';
const EACH = 2_500;
const LARGE = 2;

/** Bodies that no consumer can apply: each group that consumes the type dead-letters them at once. */
const BAD = ['{', '', 'null', '[]', '{}', '{"response_id":7}', '"\\ud800"', `{"response_id":"${'x'.repeat(1000)}"}`];

/** F12: appends poison messages to the log itself: bad JSON, wrong shapes, 5 MB, and unknown versions, which consumers skip. */
export const poison = {
  async inject({ harness, random, recoveryStarts }) {
    const events = Array.from({ length: EACH }, (_, index) => {
      const unknown = random() < 0.2;
      const body = index < LARGE ? `{"answers":"${'x'.repeat(5_000_000)}"}` : BAD[Math.floor(random() * BAD.length)];
      return { unknown, body: unknown ? '{}' : body, partition: Math.floor(random() * 8), tenant: randomUUID() };
    });
    const database = new Client({ connectionString: harness.databaseUrl });
    await database.connect();
    await append(database, events);
    await database.end();
    recoveryStarts();
    harness.poisons += events.filter(({ unknown }) => !unknown).length;
    return { what: `${EACH} poison events` };
  },
};

async function append(database, events) {
  const partitions = [...new Set(events.map(({ partition }) => partition))].toSorted((a, b) => a - b);
  const sorted = partitions.map((partition) => events.filter((event) => event.partition === partition));
  const flat = sorted.flat();
  const lines = (value) => flat.map(value).join('\n');
  const now = new Date().toISOString();
  await database.query('select messaging.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)', [
    partitions.map(() => TOPIC),
    partitions,
    sorted.map(({ length }) => length),
    sorted.flatMap((list, slot) => list.map(() => slot + 1)).join('\n'),
    sorted.flatMap((list) => list.map((_, nth) => nth)).join('\n'),
    lines(() => randomUUID()),
    lines(({ unknown }) => (unknown ? TYPE.replace('.v1', '.v9') : TYPE)),
    lines(({ tenant }) => tenant),
    lines(({ tenant }) => tenant),
    lines(() => now),
    lines(({ body }) => body),
  ]);
}
