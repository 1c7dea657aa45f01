import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { newEvent, ResponseSubmitted } from '@hearback/contracts';
import { createServiceSchema, migrate, openServiceDatabase, runStatements } from '@hearback/database';
import { DEFAULT_PARTITIONS, ensureTopics, KafkaConnection, messagingSchema, PgEventLog } from '@hearback/messaging';
import { until } from '../chaos/until.mjs';

const EVENTS = 80_000;
const WARM_UP = 8_000;
const TIMEOUT_MS = 90_000;
const TOPIC = ResponseSubmitted.topic;
const golden = new URL('../../libs/platform/contracts/golden/responses.response-submitted.v1.json', import.meta.url);
const payload = JSON.parse(readFileSync(golden, 'utf8'));
const worker = fileURLToPath(new URL('./log-to-effect-worker.mjs', import.meta.url));

class Bench1764000000950 {
  async up(queryRunner) {
    await runStatements(queryRunner, ...createServiceSchema('bench'));
  }
}

/**
 * Events a second from a filled log through relay, Kafka and consumer to the commit of their offset; the effect itself does
 * nothing. Relay and consumer are processes of their own. Reference: kafkajs alone sends and reads as many messages of the same size.
 */
export async function logToEffect({ postgres, kafka, log }) {
  const settings = { ...(await prepare(postgres.url)), brokers: kafka.bootstrap.split(',') };
  const value = await throughLog(settings, log);
  const reference = await clientAlone(settings);
  return [
    {
      name: 'log to effect through Kafka',
      value,
      unit: 'events/s',
      reference,
      referenceName: 'kafkajs alone, sent and read',
      goal: '>= 8,000',
      met: value >= 8_000,
    },
  ];
}

async function prepare(serverUrl) {
  const name = `bench_log_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = { url: url.href, rolePassword: randomBytes(24).toString('base64url') };
  const schema = { name: 'bench', migrations: [Bench1764000000950], rows: [] };
  await migrate({ ...database, schemas: [messagingSchema, schema] });
  const partitions = DEFAULT_PARTITIONS;
  const prefix = `${name}.`;
  return { database, partitions, prefix, topic: TOPIC };
}

async function throughLog(settings, log) {
  const cold = await fill(settings, WARM_UP);
  const effect = start('effect', settings);
  let relay = start('relay', settings);
  await until('the warm-up is applied', () => effect.counted.count === WARM_UP, TIMEOUT_MS);
  await relay.end();
  const before = await fill(settings, EVENTS);
  log(`${EVENTS} events appended at ${Math.round(before.perSecond)}/s (${Math.round(cold.perSecond)}/s cold)`);
  relay = start('relay', settings);
  await until('the first event is applied', () => effect.counted.count > WARM_UP, TIMEOUT_MS, 1);
  const first = { at: Date.now(), count: effect.counted.count };
  await until('all events are applied', () => effect.counted.count === WARM_UP + EVENTS, TIMEOUT_MS);
  const { last, count } = effect.counted;
  await Promise.all([relay.end(), effect.end()]);
  return ((count - first.count) / (last - first.at)) * 1_000;
}

async function fill({ database, partitions }, count) {
  const schema = { name: 'bench', migrations: [], rows: [] };
  const service = await openServiceDatabase(schema, { ...database, poolSize: 1, batchPoolSize: 2 });
  await ensureTopics(service.preTenantLookup, [TOPIC], partitions);
  const log = new PgEventLog({ notify: () => {} }, partitions);
  const tenantId = randomUUID();
  const began = Date.now();
  for (let done = 0; done < count; done += 500) {
    const events = Array.from({ length: 500 }, () =>
      newEvent(ResponseSubmitted, {
        id: randomUUID(),
        tenantId,
        time: new Date(),
        payload: { ...payload, response_id: randomUUID(), customer: { external_id: randomUUID() } },
      }),
    );
    await service.batchDatabase.withTenants([tenantId], (tx) => log.append(tx, events));
  }
  await service.close();
  return { perSecond: (count / (Date.now() - began)) * 1_000 };
}

async function clientAlone(settings) {
  const { brokers, prefix, partitions } = settings;
  const connection = new KafkaConnection({ brokers, prefix, replication: 1, minInSyncReplicas: 1 }, partitions);
  await connection.ensureTopics(['plain']);
  await connection.close();
  const sample = {
    key: randomUUID(),
    value: JSON.stringify(payload),
    headers: { ce_id: randomUUID(), ce_type: ResponseSubmitted.type, ce_tenant: randomUUID(), ce_offset: '100000' },
  };
  const messages = { count: EVENTS, batch: 500, sample };
  const consume = start('consume', settings);
  await until('the consumer has joined its group', () => consume.joined, TIMEOUT_MS);
  const produce = start('produce', { ...settings, messages });
  await until('all messages are read', () => consume.counted.count >= EVENTS, TIMEOUT_MS);
  const { first, last, count } = consume.counted;
  await Promise.all([consume.end(), produce.end()]);
  return (count / (last - first)) * 1_000;
}

function start(role, settings) {
  const child = fork(worker, [role, JSON.stringify(settings)]);
  const running = {
    counted: { count: 0 },
    joined: false,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
  child.on('message', (message) => {
    if (message.joined) running.joined = true;
    else running.counted = message;
  });
  return running;
}
