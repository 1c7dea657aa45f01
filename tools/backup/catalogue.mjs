/** Relay positions are not backed up: a restored log is sent to Kafka again from its start. */
const EXCLUDED = new Set(['messaging.relay']);

/** TypeORM's table of migrations that ran; filled by migrating, never from a backup. */
const MIGRATIONS = 'migration';

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

const TABLES = `
  select n.nspname::text as schema, c.relname::text as name,
    array(select a.attname::text from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select distinct f.confrelid::regclass::text from pg_constraint f
          where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers_to,
    c.oid::regclass::text as known_as
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname = any ($1::text[]) and c.relname <> $2
  order by 1, 2`;

/** Tables of these schemas, each after those its foreign keys reference. Throws on circular foreign keys. */
export async function tablesOf(client, schemas) {
  const { rows } = await client.query(TABLES, [schemas, MIGRATIONS]);
  const waiting = rows.filter((row) => !EXCLUDED.has(`${row.schema}.${row.name}`));
  const ordered = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((row) => !waiting.some((other) => row.refers_to.includes(other.known_as)));
    if (free === -1) throw new Error(`circular foreign keys: ${waiting.map((row) => row.name).join(', ')}`);
    const [row] = waiting.splice(free, 1);
    ordered.push({
      table: `${row.schema}.${row.name}`,
      sql: `${quote(row.schema)}.${quote(row.name)}`,
      columns: row.columns,
    });
  }
  return ordered;
}

/** The given schemas that exist in the database. */
export async function presentSchemas(client, schemas) {
  const { rows } = await client.query(
    'select nspname::text as name from pg_namespace where nspname = any ($1::text[]) order by 1',
    [schemas],
  );
  return rows.map(({ name }) => name);
}

/** Names of the migrations that ran, oldest first, by schema. */
export async function migrationsOf(client, schemas) {
  const ran = {};
  for (const schema of schemas) {
    const list = `${quote(schema)}.${quote(MIGRATIONS)}`;
    const { rows: there } = await client.query('select to_regclass($1) is not null as yes', [list]);
    const { rows } = there[0].yes ? await client.query(`select name from ${list} order by timestamp`) : { rows: [] };
    ran[schema] = rows.map(({ name }) => name);
  }
  return ran;
}

/** Current values of the sequences of these schemas, except those never used. */
export async function sequencesOf(client, schemas) {
  const { rows } = await client.query(
    `select schemaname::text as schema, sequencename::text as name, last_value::text as value
     from pg_sequences where schemaname = any ($1::text[]) and last_value is not null order by 1, 2`,
    [schemas],
  );
  return rows.map(({ schema, name, value }) => ({ sequence: `${quote(schema)}.${quote(name)}`, value }));
}

/** Heads of the log, committed offsets of its consumers, and the number of events stored in each partition. */
export async function logOf(client) {
  const { rows: there } = await client.query(`select to_regclass('messaging.event') is not null as yes`);
  if (!there[0].yes) return { heads: [], committedOffsets: [] };
  const heads = await client.query(
    `select p.topic, p.partition, p.next_offset::text as head, count(e.*)::text as kept, min(e."offset")::text as oldest
     from messaging.partition p left join messaging.event e using (topic, partition) group by 1, 2 order by 1, 2`,
  );
  const committedOffsets = await client.query(
    `select "group", topic, partition, next_offset::text as next from messaging.committed_offset order by 1, 2, 3`,
  );
  return { heads: heads.rows, committedOffsets: committedOffsets.rows };
}

/** Gaps in the log, or events beyond its head; one line for each partition. */
export function brokenLog({ heads }) {
  return heads
    .filter(({ head, kept, oldest }) => oldest !== null && BigInt(oldest) + BigInt(kept) !== BigInt(head))
    .map(
      ({ topic, partition, head, kept, oldest }) =>
        `${topic}/${partition} ends at ${head} but holds ${kept} events from ${oldest} on`,
    );
}

/**
 * Consumers whose committed offset is beyond the head of the log, across all databases: a topic is written in the database of
 * its service and read in those of its consumers. Such a consumer would skip the events that are written next.
 */
export function consumersAhead(databases) {
  const ends = new Map(
    databases.flatMap(({ services, log }) =>
      log.heads
        .filter(({ topic }) => services.includes(topic.split('.')[0]))
        .map(({ topic, partition, head }) => [`${topic}/${partition}`, BigInt(head)]),
    ),
  );
  return databases.flatMap(({ log }) =>
    log.committedOffsets
      .filter(({ topic, partition, next }) => BigInt(next) > (ends.get(`${topic}/${partition}`) ?? BigInt(next)))
      .map(({ group, topic, partition }) => `${group} is ahead of ${topic}/${partition}`),
  );
}
