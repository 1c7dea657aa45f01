import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newEvent, ResponseSubmitted } from '@hearback/contracts';
import { DEFAULT_PARTITIONS, PgEventLog } from '@hearback/messaging';
import { infrastructureSchemas, startPlatform, type StartedPlatform } from '@hearback/process';
import { eventually, ManualClock, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { restoreBackup } from '../../../tools/backup/restore-backup.mjs';
import { takeBackup } from '../../../tools/backup/take-backup.mjs';
import { confirmAddress } from '../../../tools/product/confirm-address.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import { freePort } from '../../../tools/start/ports.mjs';
import { signIn } from '../e2e/product-under-test.js';
import { targets } from '../src/targets.js';

/** Each way in has a canary of its own; the names of the customer are canaries too. */
const CANARIES = {
  answer: 'canary-answer',
  comment: 'canary-comment',
  // Longer than what makes a segment: those name groups, and stay (ADR 79).
  attribute: `canary-attribute ${'of many words '.repeat(10)}end`,
  thread: 'canary-thread',
  import: 'canary-import',
  hidden: 'canary-hidden',
  id: 'CANARY-ID-1042',
  name: 'Canary-Name',
  address: 'canary-address@person.example',
  reply: 'canary-of-staff',
  note: 'canary-note',
  rejected: 'canary-rejected',
  event: 'canary-event',
  draft: 'canary-draft',
  brought: 'canary-brought',
  mistyped: 'canary-mistyped',
  waiting: 'canary-waiting',
} as const;
const owner = { name: 'Ada Example', email: 'owner@shop.example', password: 'six lamps in the attic' };
const SCORES = [9, 2, 10, 0, 7, 8];
const definitions = Object.values(targets).map(({ definition }) => definition);
const services = definitions.map(({ name }) => name);
const schemas = [...infrastructureSchemas, ...definitions.map(({ schema }) => schema)];

describe('gdpr.canary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearback-canary-'));
  const ledger = join(folder, 'erasures.jsonl');
  const backup = join(folder, 'backup');
  const clock = new ManualClock();
  const lines: string[] = [];
  const secret = randomBytes(32).toString('base64url');
  let database: ThrowAwayDatabase;
  let restored: ThrowAwayDatabase | undefined;
  let platform: StartedPlatform;
  let again: StartedPlatform | undefined;
  let call: ReturnType<typeof apiClient>;
  let tenantId: string;
  let survey: { readonly id: string };
  let responseId: string;
  let receipt: { readonly id: string; readonly status: string };
  let before: unknown;
  let late: { readonly time: Date; readonly payload: never };

  const start = async (on: ThrowAwayDatabase, more: Record<string, string> = {}) =>
    startPlatform({
      modules: targets,
      overrides: { clock, log: { write: (line: string) => lines.push(line) } },
      settings: {
        HEARBACK_PORT: '0',
        HEARBACK_LOG_LEVEL: 'debug',
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_DATABASE_URL: on.url,
        HEARBACK_ROLE_PASSWORD: on.rolePassword,
        HEARBACK_INTERNAL_SECRET: secret,
        HEARBACK_REPLY_DOMAIN: 'in.shop.example',
        HEARBACK_ERASURE_LEDGER: ledger,
        FOLLOWUPS_SMTP_PORT: String(await freePort(20_000 + Math.floor(Math.random() * 20_000))),
        RESPONSES_MIN_FILL_MS: '0',
        NOTIFICATIONS_INBOX: 'on',
        NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0',
        ...more,
      },
    });

  /** Places that have the text, in any case and as text or bytes: a table of the database, or the log of the processes. */
  async function placesWith(text: string, on = database): Promise<readonly string[]> {
    const tables = await on.sql<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await on.sql<{ count: number }>(
        `select count(*)::integer as count from ${name} t where t::text ilike $1 or t::text like $2`,
        [`%${text}%`, `%${Buffer.from(text).toString('hex')}%`],
      );
      if (row!.count > 0) found.push(name);
    }
    return found;
  }

  const everywhere = async (on = database) =>
    Object.fromEntries(
      (
        await Promise.all(
          Object.entries(CANARIES).map(async ([name, text]) => [name, await placesWith(text, on)] as const),
        )
      ).filter(([, places]) => places.length > 0),
    );
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await platform.drained();
  };
  const metrics = async () => ({
    nps: await call('GET', `/v1/metrics/nps?survey_id=${survey.id}&interval=day`),
    responses: (await call('GET', `/v1/responses/count?survey_id=${survey.id}`)) as unknown,
  });

  beforeAll(async () => {
    database = await throwAwayDatabase(schemas);
    platform = await start(database);
    const workspace = { name: 'Lumen', time_zone: 'Europe/Paris', language: 'en', owner };
    const signedUp = await apiClient(platform.url)('POST', '/v1/workspaces', workspace);
    call = apiClient(platform.url, signedUp.secret_key);
    tenantId = signedUp.workspace.id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    await confirmAddress(platform.url, owner);
    await platform.drained();
    const draft = await call('POST', '/v1/surveys', { name: 'After delivery', definition: DEFINITION });
    survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
    await call('POST', '/v1/rules', {
      name: 'Unhappy',
      conditions: { all: [{ text: 'present' }, { score: { question: 'recommend', op: 'lte', value: 6 } }] },
      action: {
        title: 'Answer {{ customer }}',
        playbook: 'Call.',
        due_in_minutes: 60,
        assignment: { strategy: 'fixed', staff_ids: [signedUp.staff.id] },
      },
    });
    await platform.drained();
  });
  afterAll(async () => {
    await again?.close();
    await platform?.close();
    await restored?.close();
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An answer, a conversation, a file and a draft of the customer, among those of others. */
  async function release(): Promise<void> {
    const identities = [{ kind: 'email', value: CANARIES.address }];
    const attributes = { shoe: CANARIES.attribute };
    await call('PUT', `/v1/customers/${CANARIES.id}`, { name: CANARIES.name, language: 'en', identities, attributes });
    await platform.drained();
    for (const score of SCORES)
      await call('POST', '/v1/responses', { survey_id: survey.id, answers: { recommend: score, why: 'Another.' } });
    const customer = { external_id: CANARIES.id };
    const answers = { recommend: 1, why: CANARIES.comment, more: CANARIES.answer };
    const hidden_fields = { order: CANARIES.hidden };
    ({ id: responseId } = await call('POST', '/v1/responses', {
      survey_id: survey.id,
      answers,
      hidden_fields,
      customer,
    }));
    await call('PUT', `/v1/published-surveys/${survey.id}/responses/${randomUUID()}`, {
      edit_key: randomBytes(32).toString('base64url'),
      answers: { recommend: 3, more: CANARIES.draft },
      customer,
    });
    const event = {
      id: `order ${CANARIES.event}`,
      kind: 'order',
      external_id: CANARIES.id,
      properties: { note: CANARIES.event },
    };
    await call('POST', '/v1/events/batch', { events: [{ ...event, occurred_at: clock.now().toISOString() }] });
    await importFile();
    await importCustomers();
    await platform.drained();
    await converse();
  }

  async function importFile(): Promise<void> {
    const columns = {
      recommend: { to: 'answer', key: 'recommend' },
      why: { to: 'answer', key: 'why' },
      customer: { to: 'customer' },
      day: { to: 'submitted_at' },
    };
    const imported = await call('POST', '/v1/imports', { survey_id: survey.id, mapping: { columns } });
    const csv = [
      'recommend,why,customer,day',
      `4,${CANARIES.import},${CANARIES.id},2026-03-01`,
      `99,${CANARIES.rejected},${CANARIES.id},2026-03-01`,
      '8,Fine,C-2,2026-03-01',
    ].join('\n');
    await call('PUT', `/v1/imports/${imported.id}/content`, csv, { 'content-type': 'text/csv' });
    await eventually(async () => expect((await call('GET', `/v1/imports/${imported.id}`)).status).toBe('done'));
  }

  /** A file that was taken, with a row that was not, and one that nobody has started. */
  async function importCustomers(): Promise<void> {
    const type = { 'content-type': 'text/csv' };
    const rows = [
      'external_id,email,name,Brought by',
      `${CANARIES.id},${CANARIES.address},${CANARIES.name},${CANARIES.brought}`,
      `${CANARIES.id},${CANARIES.mistyped},,`,
    ];
    const brought = await call('POST', '/v1/customer-imports', rows.join('\n'), type);
    const { mapping } = brought.proposal;
    const columns = { ...mapping.columns, 'Brought by': { to: 'identity', key: 'partner' } };
    await call('POST', `/v1/customer-imports/${brought.id}/start`, { mapping: { ...mapping, columns } });
    await eventually(async () => {
      expect(await call('GET', `/v1/customer-imports/${brought.id}`)).toMatchObject({
        status: 'done',
        rows: { accepted: 1, rejected: 1 },
      });
    });
    const waiting = `external_id,name\n${CANARIES.id},${CANARIES.waiting}\n`;
    await call('POST', '/v1/customer-imports', waiting, type);
  }

  async function converse(): Promise<void> {
    const { data } = await call('GET', '/v1/tasks');
    const task = data.find(({ title }: { title: string }) => title.includes(CANARIES.id)) ?? data[0];
    await call('POST', `/v1/tasks/${task.id}/notes`, { text: CANARIES.note });
    // A program may not write before a person.
    const written = await fetch(`${platform.url}/v1/tasks/${task.id}/messages`, {
      method: 'POST',
      headers: { ...(await signIn(platform.url, owner)), 'content-type': 'application/json' },
      body: JSON.stringify({ text: CANARIES.reply }),
    });
    expect([written.status, written.ok ? '' : await written.text()]).toEqual([201, '']);
    await pass(60_000);
    const mail = await eventually(async () => {
      const reply = await fetch(`${platform.url}/inbox/messages?to=${encodeURIComponent(CANARIES.address)}`);
      const [found] = ((await reply.json()) as { data: { id: string }[] }).data;
      expect(found).toBeDefined();
      return found!;
    });
    const body = new URLSearchParams({ text: `No, ${CANARIES.thread}.` });
    const answered = await fetch(`${platform.url}/inbox/${mail.id}/reply`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    expect(answered.status).toBe(303);
    await platform.drained();
  }

  it('lets canaries in by every way', async () => {
    await release();
    const found = await everywhere();
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(CANARIES).toSorted());
    before = await metrics();
    const [row] = await database.sql<{ body: string; time: Date }>(
      `select body, time from messaging.event where type = $1 and body like $2 limit 1`,
      [ResponseSubmitted.type, `%${CANARIES.comment}%`],
    );
    late = { time: row!.time, payload: JSON.parse(row!.body) as never };
    await takeBackup({ databases: [{ url: database.url, services, schemas }], out: backup, version: 'test' });
  });

  it('is asked for by who may, at once and again with the same receipt', async () => {
    await expect(call('POST', '/v1/customers/nobody/erasure')).rejects.toMatchObject({ status: 404 });
    receipt = await call('POST', `/v1/customers/${CANARIES.id}/erasure`);
    expect(receipt.status).toBe('running');
    await expect(call('GET', `/v1/customers/${CANARIES.id}`)).rejects.toMatchObject({ status: 404 });
    expect((await call('POST', `/v1/customers/${CANARIES.id}/erasure`)).id).toBe(receipt.id);
  });

  it('leaves none in any table, in the log of events, in files and in what processes log, within a minute', async () => {
    await platform.drained();
    await pass(16_000);
    await pass(1_000);
    expect(await everywhere()).toEqual({});
    expect(lines.length).toBeGreaterThan(0);
    for (const text of Object.values(CANARIES)) {
      expect(lines.filter((line) => line.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
      expect(readFileSync(ledger, 'utf8').toLowerCase()).not.toContain(text.toLowerCase());
    }
  });

  it('has a receipt that says what was done where', async () => {
    const whole = await call('GET', `/v1/erasures/${receipt.id}`);
    expect(whole).toMatchObject({ status: 'complete', completed_at: expect.any(String) });
    expect(whole.services.map(({ service }: { service: string }) => service).toSorted()).toEqual(
      [...services].toSorted(),
    );
    const counts = new Map<string, { kind: string; count: number }[]>(
      whole.services.map(({ service, erased }: { service: string; erased: [] }) => [service, erased]),
    );
    expect(counts.get('responses')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'answers' }),
        expect.objectContaining({ kind: 'imports' }),
      ]),
    );
    expect(counts.get('followups')).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'messages' })]));
    expect(counts.get('notifications')).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'mails' })]));
    expect((await call('GET', '/v1/erasures')).data).toHaveLength(1);
  });

  it('keeps all numbers, and shows the answer as erased', async () => {
    expect(await metrics()).toEqual(before);
    expect(await call('GET', `/v1/responses/${responseId}`)).toMatchObject({ customer: null, answers: {} });
  });

  it('is not undone by an event that comes late, and does not concern a customer who comes later', async () => {
    const log = new PgEventLog({ notify: () => undefined }, DEFAULT_PARTITIONS);
    const event = newEvent(ResponseSubmitted, { id: randomUUID(), tenantId, ...late });
    await database.transaction((tx) => log.append(tx, [event]));
    await platform.drained();
    const places = (await everywhere())['comment'];
    expect(places).toEqual(['messaging.event']);
    await database.sql(`delete from messaging.event where id = $1`, [event.id]);
    await call('PUT', `/v1/customers/${CANARIES.id}`, { name: 'Somebody else' });
    await platform.drained();
    expect(await call('GET', `/v1/customers/${CANARIES.id}`)).toMatchObject({ name: 'Somebody else', identities: [] });
  });

  it('holds in a backup that is older, before it serves', async () => {
    restored = await throwAwayDatabase([]);
    await restoreBackup({
      databases: [{ url: restored.url, services, schemas }],
      from: backup,
      rolePassword: restored.rolePassword,
    });
    expect(Object.keys(await everywhere(restored)).length).toBe(Object.keys(CANARIES).length);
    again = await start(restored, { HEARBACK_BACKGROUND: 'off' });
    expect(await everywhere(restored)).toEqual({});
  });
});

const DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'why', kind: 'text' },
    { key: 'more', kind: 'text' },
  ],
  hidden_fields: [{ key: 'order', type: 'text', segment: false }],
  texts: {
    en: {
      'questions.recommend.title': 'Would you recommend us?',
      'questions.why.title': 'Why?',
      'questions.more.title': 'What else?',
    },
  },
};
