import { Client } from 'pg';
import { untilStalled } from '../until.mjs';

const BEHIND = `select c."group" || ' is ' || p.next_offset - c.next_offset || ' behind in ' || topic || '/' || partition
  || coalesce(' (' || c.last_error || ')', '') as text
  from messaging.committed_offset c join messaging.partition p using (topic, partition) where p.next_offset <> c.next_offset`;
const UNSENT = `select p.next_offset - r.next_offset || ' events of ' || topic || '/' || partition || ' are not sent to Kafka' as text
  from messaging.relay r join messaging.partition p using (topic, partition) where p.next_offset <> r.next_offset`;
const BEYOND = `select count(*)::int as n from messaging.event e
  where not exists (select 1 from messaging.partition p where p.topic = e.topic and p.partition = e.partition and e."offset" < p.next_offset)`;
/** Grows while consumers or relays move. */
const MOVED = `select ((select sum(next_offset) from messaging.committed_offset)
  + (select coalesce(sum(next_offset), 0) from messaging.relay))::text as mark`;
const GAPS = `select p.topic || '/' || p.partition || ' holds ' || count(e."offset") || ' events of ' || p.next_offset as text
  from messaging.partition p left join messaging.event e using (topic, partition)
  group by p.topic, p.partition, p.next_offset having count(e."offset") <> p.next_offset or max(e."offset") <> p.next_offset - 1`;
const TWICE = `select count(*)::int as n from (select id from messaging.event group by id having count(*) > 1) e`;

/** Waits until every consumer group has read the whole log; returns what is left once nothing has moved for `stallMs`. */
export function drained(database, stallMs) {
  return untilStalled(() => unread(database), stallMs, 50);
}

/** What consumer groups and relays have `left` to do now; `mark` grows while they move. */
export async function unread(database) {
  const left = (await database.query(BEHIND)).rows.map(({ text }) => text);
  left.push(...(await database.query(UNSENT)).rows.map(({ text }) => text));
  const [{ n }] = (await database.query(BEYOND)).rows;
  if (n > 0) left.push(`${n} events have offsets beyond the counter`);
  const [{ mark }] = (await database.query(MOVED)).rows;
  return { left, mark };
}

/** The lag of the slowest consumer group in events. */
export async function slowestBehind(databaseUrl) {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query(`select coalesce(max(behind), 0)::int as behind from (
      select sum(p.next_offset - c.next_offset) as behind from messaging.committed_offset c
      join messaging.partition p using (topic, partition) group by c."group") g`);
    return rows[0].behind;
  } finally {
    await database.end();
  }
}

/** The log itself: offsets without gaps, each event once, one event for each stored response. */
export async function auditLog(database, { stored }) {
  const gaps = (await database.query(GAPS)).rows.map(({ text }) => `the log has a gap: ${text}`);
  const [{ n: twice }] = (await database.query(TWICE)).rows;
  const [{ n: events }] = (
    await database.query(
      `select count(*)::int as n from messaging.event e where type = 'responses.response-submitted.v1'
         and exists (select 1 from responses.survey s where s.tenant_id = e.tenant_id)`,
    )
  ).rows;
  return [
    ...gaps,
    ...(twice > 0 ? [`the log: ${twice} event ids occur more than once`] : []),
    ...(events === stored ? [] : [`the log: ${events} events for ${stored} stored responses`]),
  ];
}
