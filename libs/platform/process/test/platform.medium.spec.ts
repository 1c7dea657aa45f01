import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkspaceCreated } from '@hearback/contracts';
import { eventually, medium, throwAwayDatabase, type Medium } from '@hearback/testing';
import { openApiDocument, problemsReference, routerRoutes } from '@hearback/http';
import { ConfigurationError, infrastructureSchemas, startPlatform, type PlatformModules } from '../src/index.js';
import { happened, LoopModule, OpenModule, OpenRawModule, TextModule } from './loop.fixture.js';
import { NotesModule } from './notes.fixture.js';

/** Statements that let only these roles connect to the current database, and that let all roles connect again. */
function rightsToConnect(roles: readonly string[]): { readonly restrict: string; readonly restore: string } {
  const each = (statement: string): string => `execute format('${statement}', current_database());`;
  const restrict = each('revoke connect on database %I from public');
  const some = roles.map((role) => each(`grant connect on database %I to ${role}`)).join(' ');
  return {
    restrict: `do $$ begin ${restrict} ${some} end $$`,
    restore: `do $$ begin ${each('grant connect on database %I to public')} end $$`,
  };
}

describe('a platform', () => {
  let platform: Medium;
  let closed: Promise<void> | undefined;
  beforeAll(async () => {
    platform = await medium({
      modules: { customers: LoopModule, survey: NotesModule },
      settings: { CUSTOMERS_GREETING: 'good day', HEARBACK_METRICS_PORT: '0' },
    });
  });
  afterAll(() => closed ?? platform?.close());

  it('gives consumers their events and workers their jobs', async () => {
    await platform.publish(WorkspaceCreated, {
      workspace_id: platform.tenantId,
      name: 'shop',
      time_zone: 'Europe/Vienna',
      language: 'de',
      created_at: '2026-01-01T00:00:00.000Z',
    });
    await platform.drained();
    const rows = await platform.sql<{ what: string }>('select what from customers.seen order by what');
    expect(rows.map(({ what }) => what)).toEqual(['event shop', 'job shop good day']);
  });

  it('is alive and ready, and names its checks', async () => {
    expect((await platform.http.get('/health/live')).body).toEqual({ status: 'alive' });
    const ready = await platform.http.get('/health/ready');
    expect(ready.body).toEqual({
      status: 'ready',
      checks: [
        'process',
        'requests',
        'bodies',
        'database:customers',
        'database:survey',
        'consumers:customers',
        'jobs:customers',
      ],
      warnings: [],
    });
  });

  it('serves its metrics on a separate listener and nowhere else', async () => {
    expect((await platform.http.get('/metrics')).status).toBe(404);
    const address = `http://127.0.0.1:${platform.metricsPort}`;
    const reply = await fetch(`${address}/metrics`);
    expect(reply.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await reply.text();
    expect(text).toMatch(
      /^hearback_http_request_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d+$/m,
    );
    expect(text).toContain('hearback_http_problems_total{method="any",route="unknown",code="request.not-found"} 1');
    expect(text).toContain('hearback_log_lag_events{group="customers",topic="accounts.events",partition="0"} 0');
    expect(text).toContain(
      'hearback_deliveries_total{group="customers",type="accounts.workspace-created.v1",outcome="done"} 1',
    );
    expect(text).toContain('hearback_job_runs_total{queue="customers.echo",outcome="done"} 1');
    expect(text).toContain('hearback_check_passed{check="database:survey"} 1');
    expect(text).not.toContain(platform.tenantId);
    for (const [path, method] of [
      ['/', 'GET'],
      ['/metrics', 'POST'],
      ['/health/live', 'GET'],
    ] as const) {
      expect((await fetch(address + path, { method })).status).toBe(404);
    }
  });

  it('warns of overdue jobs and lagging groups, and stays ready', async () => {
    await platform.sql(
      `insert into jobs.job (id, tenant_id, queue, body, due_at, max_attempts, running)
      values (gen_random_uuid(), $1, 'customers.forgotten', '{}', now() - interval '1 day', 1, false)`,
      [platform.tenantId],
    );
    await platform.sql(
      `update messaging.partition set next_offset = next_offset + 200000 where topic = 'survey.events' and partition = 0`,
    );
    await platform.sql(
      `insert into messaging.committed_offset ("group", topic, partition) values ('customers', 'survey.events', 0)`,
    );
    const { status, body } = await platform.http.get('/health/ready');
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        warnings: [
          { check: 'consumers:customers', detail: 'is 200000 events behind' },
          { check: 'jobs:customers', detail: 'has overdue jobs in customers.forgotten' },
        ],
      },
    });
    await platform.sql(`delete from messaging.committed_offset where topic = 'survey.events'`);
    await platform.sql(`delete from jobs.job where queue = 'customers.forgotten'`);
  });

  it('tells operators alone what a service has to do and could not do', async () => {
    const path = '/v1/operator/health/customers';
    const operator = platform.as({ role: 'viewer', isOperator: true });
    const { body: atRest } = await operator.get(path).expect(200);
    expect(atRest).toMatchObject({ service: 'customers', findings: [], dead_letters: 0, unsent: null });
    expect(atRest.topics).toEqual([{ topic: 'accounts.events', lag: 0, oldest_seconds: null, failed_attempts: 0 }]);
    const none = { waiting: 0, running: 0, later: 0, failed: 0, dead: 0, oldest_seconds: null };
    expect(atRest.queues).toEqual([{ queue: 'customers.echo', ...none }]);

    await platform.sql(
      `insert into messaging.dead_letter (tenant_id, "group", topic, partition, "offset", id, type, key, time, body, reason, dead_lettered_at)
       values ($1, 'customers', 'accounts.events', 0, 900, gen_random_uuid(), 'accounts.workspace-created.v1', 'k', now(), '{}', 'secret', now())`,
      [platform.tenantId],
    );
    await platform.sql(
      `insert into jobs.job (id, tenant_id, queue, body, due_at, attempt, max_attempts, last_error, dead_at)
       select gen_random_uuid(), $1, 'customers.forgotten', '{}', $2, 1, 8, 'secret', case when n = 1 then now() end
       from generate_series(1, 3) n`,
      [platform.tenantId, new Date(platform.clock.now().getTime() - 301_000)],
    );
    const { body: behind, text } = await operator.get(path).expect(200);
    expect(behind).toMatchObject({ findings: ['dead_letters', 'dead_jobs', 'jobs_late'], dead_letters: 1 });
    expect(behind.queues[1]).toEqual({
      ...none,
      queue: 'customers.forgotten',
      waiting: 2,
      failed: 2,
      dead: 1,
      oldest_seconds: 301,
    });
    expect(text).not.toContain('secret');
    expect((await operator.get('/v1/operator/health/survey')).body).toMatchObject({ findings: [], dead_letters: 0 });
    await platform.sql('delete from messaging.dead_letter');
    await platform.sql(`delete from jobs.job where queue = 'customers.forgotten'`);

    for (const caller of [{}, { role: 'owner' as const }])
      expect((await platform.as(caller).get(path)).body.code).toBe('request.not-an-operator');
    expect((await platform.http.get(path)).status).toBe(401);
    expect((await operator.get('/v1/operator/health/followups')).status).toBe(404);
  });

  it('documents exactly the routes that its router serves', () => {
    const { paths } = openApiDocument(platform.app);
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const undocumented = ['GET /v1/breaks', 'POST /s/{code}'];
    expect([...documented, ...undocumented].toSorted()).toEqual(routerRoutes(platform.app));
  });

  it('documents types, limits, examples and problems of every operation', () => {
    const document = openApiDocument(platform.app);
    expect(document.openapi).toBe('3.1.0');
    const create = document.paths['/v1/notes']?.post;
    expect(create).toMatchObject({
      operationId: 'createNote',
      tags: ['survey'],
      security: [{ key: [] }, { session: [] }],
      requestBody: { content: { 'application/json': { example: { text: 'hello', tags: [{ name: 'text' }] } } } },
    });
    expect(Object.keys(create?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '408',
      '409',
      '413',
      '415',
      '422',
      '429',
      '431',
      '500',
      '503',
    ]);
    expect(document.components?.schemas?.['Note']).toMatchObject({
      properties: { remark: { type: ['string', 'null'] }, version: { type: 'integer', minimum: 1 } },
      required: ['id', 'text', 'version', 'remark'],
    });
    expect(document.paths['/v1/notes/{id}']?.patch?.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    );
  });

  it('serves its documentation without external resources', async () => {
    const page = await platform.http.get('/api/docs');
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) expect((await platform.http.get(file)).status).toBe(200);
    expect((await platform.http.get('/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
  });

  it('explains each problem on the page that its type links to', async () => {
    const page = await platform.http.get('/api/problems');
    expect(page.text).toContain('id="survey.text-refused"');
    expect(page.text).toContain('id="request.rate-limited"');
    expect(problemsReference()).toContain('## survey.stale\n\n412 · The note has changed');
  });

  it('says which database it cannot reach', async () => {
    // Through privileges on this database: roles belong to the whole server, which other tests use too.
    const { restrict, restore } = rightsToConnect(['survey_request', 'survey_batch', 'customers_request']);
    await platform.sql(restrict);
    await platform.sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'customers_batch'
      and datname = current_database()`);
    try {
      const answer = await eventually(async () => {
        const reply = await platform.http.get('/health/ready');
        expect(reply.status).toBe(503);
        return reply;
      });
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['retry-after']).toBe('1');
      const failed = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
      expect(failed).toContain('database:customers');
      expect(failed).not.toContain('database:survey');
    } finally {
      await platform.sql(restore);
    }
    await eventually(async () => expect((await platform.http.get('/health/ready')).status).toBe(200));
  });

  it('finishes requests in progress before it flushes and closes', async () => {
    const slow = platform.http.get('/v1/slow').then((reply) => reply.status);
    await eventually(() => expect(happened).toContain('request begins'));
    closed = platform.close();
    expect(await slow).toBe(200);
    await closed;
    expect(happened).toEqual(['request begins', 'request ends', 'flushed']);
  });
});

describe('the start of a platform', () => {
  const settings = (url: string, rolePassword: string): Record<string, string> => ({
    HEARBACK_DATABASE_URL: url,
    HEARBACK_ROLE_PASSWORD: rolePassword,
    HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
    HEARBACK_PORT: '0',
    HEARBACK_LOG_LEVEL: 'silent',
    ACCOUNTS_URL: 'http://127.0.0.1:1',
  });

  const start = async (modules: PlatformModules, more: Record<string, string> = {}): Promise<void> => {
    const services = Object.values(modules).map(({ definition }) => definition.schema);
    const database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
    try {
      const started = await startPlatform({
        modules,
        settings: { ...settings(database.url, database.rolePassword), ...more },
      });
      await started.close();
    } finally {
      await database.close();
    }
  };

  it('fails if routes do not declare who may call them, and names them all', async () => {
    await expect(start({ customers: OpenModule })).rejects.toThrow(
      /who may call them: ForgottenController.first, ForgottenController.second$/,
    );
    await expect(start({ customers: OpenRawModule })).rejects.toThrow(
      'GET /v1/raw-forgotten does not declare who may call it',
    );
  });

  it('fails if a route accepts both text and the credential of a browser', async () => {
    await expect(start({ customers: TextModule })).rejects.toThrow(
      'POST /v1/raw-text accepts text and takes a credential of the browser',
    );
  });

  it('fails if a topic has another number of partitions', async () => {
    const database = await throwAwayDatabase([...infrastructureSchemas, LoopModule.definition.schema]);
    try {
      const known = settings(database.url, database.rolePassword);
      const started = await startPlatform({ modules: { customers: LoopModule }, settings: known });
      await started.close();
      const another = startPlatform({
        modules: { customers: LoopModule },
        settings: { ...known, HEARBACK_PARTITIONS: '3' },
      });
      await expect(another).rejects.toThrow(/has 8 partitions and the setting says 3/);
    } finally {
      await database.close();
    }
  });

  it('reports all invalid settings at once', async () => {
    const wrong = {
      HEARBACK_INTERNAL_SECRET: 'change-me',
      HEARBACK_PORT: 'x',
      HEARBACK_TYPO: '1',
      CUSTOMERS_GREETINGS: 'x',
    };
    const failure = startPlatform({ modules: { customers: LoopModule }, settings: wrong });
    await expect(failure).rejects.toThrow(ConfigurationError);
    await expect(failure).rejects.toMatchObject({
      defects: [
        'HEARBACK_PORT: must be a number',
        expect.stringMatching(/^HEARBACK_DATABASE_URL: is required/),
        expect.stringMatching(/^HEARBACK_ROLE_PASSWORD: is required/),
        expect.stringMatching(/^HEARBACK_INTERNAL_SECRET: must be a random string of at least 32 characters/),
        expect.stringMatching(/^ACCOUNTS_URL: is required/),
        'CUSTOMERS_GREETINGS: there is no such setting',
        'HEARBACK_TYPO: there is no such setting',
      ],
    });
  });

  it('fails if the database cannot be reached', async () => {
    const nowhere = settings('postgres://nobody@127.0.0.1:1/none', 'Vq7rT2mXc9LwZ4kB8nYd');
    await expect(startPlatform({ modules: { customers: LoopModule }, settings: nowhere })).rejects.toThrow();
  });
});
