import { randomUUID } from 'node:crypto';
import { MemberChanged, ResponseSubmitted, type ResponseSubmittedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { FollowupsModule } from '../src/index.js';

/** The body of a rule; tests override the relevant parts. */
export const ruleBody = (overrides: object = {}) => ({
  name: 'Unhappy',
  conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { text: 'present' }] },
  action: {
    title: 'Call {{ customer }} back: {{ score }}',
    playbook: 'Apologise. Ask. Act.',
    due_in_minutes: 120,
    assignment: { strategy: 'none' },
  },
  ...overrides,
});

/** An `action` with this assignment. */
export const assignedTo = (strategy: string, staff: readonly string[]) => ({
  action: {
    ...ruleBody().action,
    assignment: { strategy, staff_ids: staff.map((id) => publicId('stf', id)) },
  },
});

/** A response as the responses service publishes it: a detractor with a comment, answered now. */
export function submitted(now: Date, overrides: Partial<ResponseSubmittedV1> = {}): ResponseSubmittedV1 {
  return {
    response_id: randomUUID(),
    survey_id: '0198c0a4-0000-7000-8000-000000000001',
    survey_version: 1,
    touchpoint_id: null,
    channel: 'link',
    language: 'en',
    submitted_at: now.toISOString(),
    accepted_at: now.toISOString(),
    customer: { external_id: 'C-1' },
    scores: [{ question: 'recommend', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score: 3 }],
    answers: [{ question: 'why', kind: 'text', value: 'The parcel came late.' }],
    attributes: [{ key: 'plan', value: 'pro', segment: 'pro' }],
    ...overrides,
  };
}

/** An NPS score of a response. */
export const nps = (score: number) => [
  { question: 'recommend', metric: 'nps' as const, method: 'nps.v1', min: 0, max: 10, score },
];

/** The service on a database, with the steps that its tests share. */
export class FollowupsFixture {
  private constructor(readonly medium: Medium) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<FollowupsFixture> {
    const now = new Date('2026-03-02T09:00:00.000Z');
    return new FollowupsFixture(await medium({ modules: { followups: FollowupsModule }, now, settings }));
  }

  /** Creates a rule and returns the reply. */
  async rule(overrides: object = {}, tenantId = this.medium.tenantId) {
    const reply = await this.medium.as({ tenantId }).post('/v1/rules').send(ruleBody(overrides));
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  }

  /** Publishes responses and waits until the service has consumed them; returns their ids. */
  async submit(...list: Partial<ResponseSubmittedV1>[]): Promise<string[]> {
    const payloads = list.map((overrides) => submitted(this.medium.clock.now(), overrides));
    for (const payload of payloads) await this.medium.publish(ResponseSubmitted, payload);
    await this.medium.drained();
    return payloads.map((payload) => payload.response_id);
  }

  /** Adds members of staff; returns their ids. */
  async staff(...names: string[]): Promise<string[]> {
    const ids = names.map(() => randomUUID());
    for (const [i, name] of names.entries()) await this.member(ids[i] as string, name, true);
    await this.medium.drained();
    return ids;
  }

  /** Publishes the state of a member, as the accounts service does. */
  async member(staffId: string, name: string, active: boolean): Promise<void> {
    await this.medium.publish(MemberChanged, {
      workspace_id: this.medium.tenantId,
      staff_id: staffId,
      email: `${name.toLowerCase()}@example.org`,
      name,
      role: 'editor',
      active,
      changed_at: this.medium.clock.now().toISOString(),
    });
  }

  /** Tasks of these responses, oldest first. */
  async tasksOf(...responseIds: string[]) {
    const query = new URLSearchParams(responseIds.map((id) => ['response_id', publicId('rsp', id)]));
    return [...(await this.get(`/v1/tasks?order=asc&limit=100&${query}`)).data];
  }

  async get(path: string) {
    const reply = await this.medium.as().get(path);
    if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.medium.sql<{ n: number }>(`select count(*)::int as n from followups.${table}`);
    return row?.n ?? Number.NaN;
  }
}
