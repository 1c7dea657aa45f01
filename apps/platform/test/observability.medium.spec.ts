import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemberChanged, WorkspaceCreated } from '@hearback/contracts';
import { metricsReference } from '@hearback/process';
import { eventually, medium, type Medium } from '@hearback/testing';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { targets } from '../src/targets.js';

const committed = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** A person whom an answer mentions; nothing that operators can see may contain these. */
const NAME = 'Philippa Featherstonehaugh';
const ADDRESS = 'philippa@featherstonehaugh.example';

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

/** A collector that receives OTLP/HTTP as JSON. */
class Collector {
  readonly spans: ReceivedSpan[] = [];
  readonly bodies: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      this.bodies.push(body);
      const { resourceSpans } = JSON.parse(body) as {
        resourceSpans: { scopeSpans: { spans: ReceivedSpan[] }[] }[];
      };
      this.spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/traces`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('an operator of the platform', () => {
  const collector = new Collector();
  const lines: string[] = [];
  const staffId = '0198c000-0000-7000-8000-0000000000aa';
  let platform: Medium;
  let surveyId: string;

  const post = async (path: string, body: object = {}) => {
    const reply = await platform.as().post(path).send(body);
    expect({ path, status: reply.status, body: reply.body }).toMatchObject({ status: expect.any(Number) });
    expect(`${path} ${reply.status} ${reply.text}`).toMatch(/^\S+ 20[01] /);
    return reply.body;
  };
  const answer = (why: string) => post('/v1/responses', { survey_id: surveyId, answers: { recommend: 1, why } });

  beforeAll(async () => {
    platform = await medium({
      modules: targets,
      log: (line) => lines.push(line),
      settings: {
        HEARBACK_TRACES_URL: await collector.listen(),
        HEARBACK_TRACES_RATIO: '1',
        HEARBACK_METRICS_PORT: '0',
        HEARBACK_LOG_LEVEL: 'trace',
        NOTIFICATIONS_INBOX: 'on',
      },
    });
    const { tenantId: workspace_id } = platform;
    const at = platform.clock.now().toISOString();
    const shop = { name: 'Lumen', time_zone: 'Europe/Vienna', language: 'en' };
    // The audit log of accounts belongs to a workspace that exists there.
    await platform.sql('insert into accounts.workspace values ($1, $2, $3, $4, $5)', [
      workspace_id,
      shop.name,
      shop.time_zone,
      shop.language,
      at,
    ]);
    await platform.publish(WorkspaceCreated, { workspace_id, ...shop, created_at: at });
    const member = {
      staff_id: staffId,
      email: ADDRESS,
      name: NAME,
      role: 'owner',
      active: true,
      confirmed: true,
    } as const;
    await platform.publish(MemberChanged, { workspace_id, ...member, changed_at: at });
    const touchpoint = await post('/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
    const draft = await post('/v1/surveys', { ...surveys['delivery'], touchpoint_id: touchpoint.id });
    surveyId = (await post(`/v1/surveys/${draft.id}/publish`)).id;
    await platform.drained();
    await post('/v1/rules', {
      name: 'Unhappy',
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }] },
      action: {
        title: 'Call back',
        playbook: 'Say what you do and by when.',
        due_in_minutes: 120,
        assignment: { strategy: 'fixed', staff_ids: [`stf_${staffId.replaceAll('-', '')}`] },
      },
    });
  });
  afterAll(async () => {
    await platform?.close();
    collector.close();
  });

  it('traces one answer from its request to the mail that it causes', async () => {
    await answer(`${NAME} <${ADDRESS}> is not amused`);
    const found = await eventually(
      () => {
        platform.clock.advance(60_000);
        const root = collector.spans.findLast(({ name }) => name === 'POST /v1/responses');
        const names = collector.spans.filter(({ traceId }) => traceId === root?.traceId).map(({ name }) => name);
        expect(names).toContain('job notifications.send-mail');
        return names;
      },
      { within: 15_000 },
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'POST /v1/responses',
        'intake commit',
        'analytics responses.response-submitted.v1',
        'followups responses.response-submitted.v1',
        'notifications followups.task-opened.v1',
        'job notifications.send-mail',
      ]),
    );
  });

  it('finds no personal data in logs, spans, reasons and metrics, even after failures', async () => {
    await platform.sql(`create function followups.planted() returns trigger language plpgsql as
      $$ begin raise exception 'not %, %', '${NAME}', new using errcode = '23514', detail = '${ADDRESS}'; end $$`);
    await platform.sql(
      'create trigger planted before insert on followups.task for each row execute function followups.planted()',
    );
    await platform.sql(`create function notifications.planted() returns trigger language plpgsql as
      $$ begin raise exception 'not %', '${ADDRESS}'; end $$`);
    await answer(`${NAME} <${ADDRESS}> is angry`);
    await platform.sql(
      `with head as (update messaging.partition set next_offset = next_offset + 1
         where topic = 'responses.events' and partition = 0 returning next_offset - 1 as place)
       insert into messaging.event (topic, partition, "offset", id, type, tenant_id, key, time, body)
       select 'responses.events', 0, place, gen_random_uuid(), 'responses.response-submitted.v1', $1, 'k', now(), $2 from head`,
      [platform.tenantId, `{"response_id": "${NAME}", "${ADDRESS}": 1}`],
    );
    await eventually(
      async () => {
        platform.clock.advance(10_000);
        const groups = await platform.sql<{ reason: string }>(
          `select reason from messaging.dead_letter where "group" = 'followups'`,
        );
        expect(groups.map(({ reason }) => reason).toSorted()).toEqual([
          expect.stringMatching(/^error 23514 /i),
          expect.stringMatching(/^payload must/),
        ]);
      },
      { within: 20_000 },
    );
    await platform.sql('drop trigger planted on followups.task');
    await platform.sql(
      'create trigger planted before update on notifications.mail for each row execute function notifications.planted()',
    );
    await answer(`${NAME} <${ADDRESS}> is furious`);
    await eventually(
      async () => {
        platform.clock.advance(60_000);
        const jobs = await platform.sql(`select last_error from jobs.job where last_error is not null`);
        expect(jobs.length).toBeGreaterThan(0);
      },
      { within: 20_000 },
    );
    const reasons = await platform.sql(
      `select reason from messaging.dead_letter union all select last_error from jobs.job union all select last_error from messaging.committed_offset`,
    );
    const metrics = await (await fetch(`http://127.0.0.1:${platform.metricsPort}/metrics`)).text();
    const visible = [lines.join('\n'), JSON.stringify(reasons), collector.bodies.join('\n'), metrics].join('\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const word of ['Philippa', 'Featherstonehaugh', 'philippa@', 'amused', 'furious'])
      expect(visible).not.toContain(word);
  });

  it('finds the trace of a request in its log line', () => {
    const logged = lines.map((line) => JSON.parse(line) as Record<string, string>);
    const [line] = logged.filter(({ context, route }) => context === 'Request' && route === '/v1/responses');
    expect(line!['request']).toMatch(/^req_/);
    expect(collector.spans.some(({ traceId }) => traceId === line!['trace'])).toBe(true);
  });

  it('has an up-to-date reference of all metrics; `npm run docs` regenerates it', () => {
    expect(metricsReference(platform.instruments)).toBe(committed('docs/metrics-reference.md'));
  });

  it('has a dashboard and alerts that use existing metrics and labels', async () => {
    const known = new Map(platform.instruments.map(({ name, kind, labels }) => [name, { kind, labels }]));
    const exported = await (await fetch(`http://127.0.0.1:${platform.metricsPort}/metrics`)).text();
    const ofLibraries = new Set([...exported.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
    const queries = [...expressionsOf(committed('docker/observability/alerts.yml')), ...panelsOf()];
    expect(queries.length).toBeGreaterThan(20);
    for (const query of queries) {
      for (const { metric, labels } of usesOf(query)) {
        const name = known.has(metric) ? metric : metric.replace(/_(bucket|sum|count)$/, '');
        expect({ query, metric, exists: known.has(name) || ofLibraries.has(name) }).toMatchObject({ exists: true });
        const allowed = [...(known.get(name)?.labels ?? []), 'le', 'job', 'instance'];
        for (const label of labels)
          expect({ query, label, allowed }).toMatchObject({ allowed: expect.arrayContaining([label]) });
      }
    }
  });

  it('has a severity, a summary and a runbook for every alert', () => {
    const anchors = [...committed('docs/operations.md').matchAll(/^### (.+)$/gm)].map(([, title]) =>
      title!.toLowerCase(),
    );
    const alerts = committed('docker/observability/alerts.yml')
      .split(/^ {6}- alert: /m)
      .slice(1);
    expect(alerts.length).toBeGreaterThan(10);
    for (const alert of alerts) {
      const [name] = alert.split('\n') as [string];
      expect(alert).toMatch(/severity: (page|ticket)\n/);
      expect(alert).toMatch(/summary: \S/);
      expect(alert).toContain(`runbook: docs/operations.md#${name.toLowerCase()}\n`);
      expect(anchors).toContain(name.toLowerCase());
    }
  });
});

/** The `expr` of each rule. */
function expressionsOf(yaml: string): readonly string[] {
  return [...yaml.matchAll(/^ +expr: (?:>-?\n((?: {10}.*\n)+)|(.+)\n)/gm)].map(([, block, line]) => block ?? line!);
}

function panelsOf(): readonly string[] {
  const { panels } = JSON.parse(committed('docker/observability/grafana-dashboard.json')) as {
    panels: { targets?: { expr: string }[] }[];
  };
  return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
}

/** The metrics that a query names, each with the labels by which it selects; labels of groupings belong to all of them. */
function usesOf(query: string): readonly { readonly metric: string; readonly labels: readonly string[] }[] {
  const grouped = [...query.matchAll(/\b(?:by|on) ?\(([^)]*)\)/g)]
    .flatMap(([, list]) => list!.split(/, ?/))
    .filter(Boolean);
  return [...query.matchAll(/\b((?:hearback|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, metric, selector = '']) => ({
      metric: metric!,
      labels: [...grouped, ...[...selector.matchAll(/(\w+) ?(?:=~|!~|!=|=)/g)].map(([, label]) => label!)],
    }),
  );
}
