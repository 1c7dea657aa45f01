import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddressSuppressed,
  ComplaintChanged,
  ConsentRecorded,
  CustomerAsked,
  EvidenceChanged,
  InvitationAnswered,
  InvitationExpired,
  InvitationMailBounced,
  InvitationMailDelivered,
  MembershipChanged,
  MessagePublished,
  PreferencesChanged,
  WorkspaceChanged,
  SegmentChanged,
  SurveyActionAudited,
} from '@hearback/contracts';
import { statusOf, type Evidence } from '../src/domain/asking/invitation.js';
import { askingFixture, invitationUuid, type AskingFixture } from './asking-fixture.js';
import { uuidOf, type Call } from './survey-fixture.js';

const NOW = '2026-03-02T12:00:00.000Z';

describe('an invitation of one customer', () => {
  let fixture: AskingFixture;
  beforeAll(async () => {
    fixture = await askingFixture(new Date(NOW));
  });
  afterAll(() => fixture?.close());

  const surveyUuid = () => uuidOf(fixture.survey);

  it('is planned, claimed once with all that the mail needs, and follows what others report', async () => {
    const [customerId] = await fixture.customers(['C-1']);
    const segment = randomUUID();
    const membership = { segment_id: segment, entered: [customerId!], left: [], day: '2026-03-02' };
    const named = { segment_id: segment, name: 'Gold', archived: false, revision: 1, changed_at: NOW };
    await fixture.publish(SegmentChanged, named);
    await fixture.publish(MembershipChanged, membership);
    await fixture.drained();
    const reply = await fixture.invite('C-1', { variables: { product: 'Lamp' } });
    expect([reply.status, reply.body]).toEqual([
      201,
      expect.objectContaining({ status: 'planned', customer: 'C-1', planned_at: NOW, reason: null, sent_at: null }),
    ]);
    const invitation = reply.body;
    expect(await fixture.now(invitation)).toMatchObject({ status: 'sending', claimed_at: NOW });
    expect(await fixture.claimsOf(invitation)).toEqual([
      expect.objectContaining({
        step: 'invite',
        step_number: 1,
        survey_id: surveyUuid(),
        survey_version: 1,
        message_version: 1,
        customer_id: customerId,
        external_id: 'C-1',
        segments: [segment],
        variables: { product: 'Lamp' },
        asked_at: NOW,
        // Fourteen days of the customer's calendar.
        expires_at: '2026-03-16T12:00:00.000Z',
      }),
    ]);
    const texts = (await fixture.events.all(MessagePublished)).map(({ payload }) => payload.texts);
    expect(texts).toEqual([
      {
        en: { subject: 'How likely are you to recommend us?' },
        fr: { subject: 'Nous recommanderiez-vous ?' },
      },
    ]);

    const id = invitationUuid(invitation);
    const mail = { invitation_id: id, step: 'invite', step_number: 1 };
    const answered = { invitation_id: id, survey_id: surveyUuid(), response_id: randomUUID(), started_at: NOW };
    const evidence = { invitation_id: id, survey_id: surveyUuid(), signals: [], rules: 1, changed_at: NOW };
    // Out of order, and twice.
    for (let round = 0; round < 2; round += 1) {
      await fixture.publish(InvitationAnswered, {
        ...answered,
        answered_at: NOW,
        completed_at: NOW,
        withdrawn_at: null,
      });
      await fixture.publish(EvidenceChanged, { ...evidence, evidence: 'confirmed', revision: 2 });
      await fixture.publish(EvidenceChanged, { ...evidence, evidence: 'provisional', revision: 1 });
      await fixture.publish(InvitationAnswered, {
        ...answered,
        answered_at: null,
        completed_at: null,
        withdrawn_at: null,
      });
      await fixture.publish(InvitationMailDelivered, { ...mail, delivered_at: NOW, possible_copies: 0 });
    }
    expect(await fixture.now(invitation)).toMatchObject({
      status: 'completed',
      evidence: 'confirmed',
      sent_at: NOW,
      started_at: NOW,
      completed_at: NOW,
    });
    const audited = (await fixture.events.all(SurveyActionAudited)).filter(({ payload }) => payload.target.id === id);
    expect(audited.map(({ payload }) => payload.action)).toEqual(['survey.invitation-created']);
  });

  it('is the same one when the request is repeated with its key', async () => {
    await fixture.customers(['C-2']);
    const headers = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await fixture.invite('C-2', {}, { headers }),
      await fixture.invite('C-2', {}, { headers }),
    ];
    expect(second.body).toEqual(first.body);
    const list = await fixture.call('get', '/v1/survey-invitations?customer=C-2');
    expect(list.body.data).toHaveLength(1);
    const { id } = first.body;
    const none = `svi_${'0'.repeat(32)}`;
    const known = await fixture.call('get', `/v1/survey-invitations?id=${id}&id=${none}`);
    expect(known.body.data.map((each: { id: string }) => each.id)).toEqual([id]);
    expect((await fixture.call('get', `/v1/survey-invitations?id=${none}`)).body.data).toEqual([]);
    await fixture.drained();
    expect(await fixture.claimsOf(first.body)).toHaveLength(1);
  });

  it('is claimed once by two workers that have the same work', async () => {
    const [customerId] = await fixture.customers(['C-3']);
    const at = new Date(Date.parse(NOW) + 60_000).toISOString();
    const { body: invitation } = await fixture.invite('C-3', { send_at: at });
    await fixture.sql(
      `insert into jobs.job (id, tenant_id, queue, dedupe, body, due_at, max_attempts, traceparent)
       select gen_random_uuid(), tenant_id, queue, 'again ' || n, body, due_at, max_attempts, '' from jobs.job, generate_series(1, 5) n
       where body like '%' || $1 || '%'`,
      [invitationUuid(invitation)],
    );
    fixture.clock.advance(60_000);
    expect(await fixture.now(invitation)).toMatchObject({ status: 'sending', claimed_at: at });
    expect(await fixture.claimsOf(invitation)).toHaveLength(1);
    expect(await fixture.sql('select cause from survey.touch where customer_id = $1', [customerId])).toEqual([
      { cause: 'invitation' },
    ]);
  });

  it('is neither doubled nor forgotten when a worker dies in the middle of the claim', async () => {
    const [customerId] = await fixture.customers(['C-4']);
    // The last write of the claim fails twice: whatever went before it must not stay.
    await fixture.sql(`create sequence survey.deaths`);
    await fixture.sql(`grant usage on sequence survey.deaths to survey_batch`);
    await fixture.sql(
      `create function survey.die() returns trigger language plpgsql as $$ begin
         if nextval('survey.deaths') <= 2 then raise exception 'killed'; end if; return new; end $$`,
    );
    await fixture.sql(
      `create trigger die after update of claimed_at on survey.invitation for each row execute function survey.die()`,
    );
    const { body: invitation } = await fixture.invite('C-4');
    await fixture.drained();
    const touches = () => fixture.sql('select 1 from survey.touch where customer_id = $1', [customerId]);
    expect([await touches(), await fixture.claimsOf(invitation)]).toEqual([[], []]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      fixture.clock.advance(60_000);
      await fixture.drained();
    }
    await fixture.sql('drop trigger die on survey.invitation');
    expect(await fixture.now(invitation)).toMatchObject({ status: 'sending' });
    expect([(await touches()).length, (await fixture.claimsOf(invitation)).length]).toEqual([1, 1]);
  });

  it('waits for the end of quiet hours, and decides then', async () => {
    await fixture.customers(['C-5', 'C-6']);
    const night = { send_at: '2026-03-02T21:00:00Z' };
    const { body: kept } = await fixture.invite('C-5', night);
    const { body: changed } = await fixture.invite('C-6', night);
    expect([kept.planned_at, changed.planned_at]).toEqual(['2026-03-03T08:00:00.000Z', '2026-03-03T08:00:00.000Z']);
    await fixture.publish(ConsentRecorded, await refusal('C-6'));
    await fixture.drained();
    fixture.clock.advance(24 * 3_600_000);
    expect(await fixture.now(kept)).toMatchObject({ status: 'sending' });
    expect(await fixture.now(changed)).toMatchObject({ status: 'suppressed', reason: 'opted-out' });
    expect(await fixture.suppressionsOf(changed)).toMatchObject([{ reason: 'opted-out' }]);
  });

  async function refusal(externalId: string) {
    const decided = fixture.clock.now().toISOString();
    return {
      entry_id: randomUUID(),
      customer_id: await idOf(externalId),
      purpose: 'questions',
      granted: false,
      text_id: null,
      locale: null,
      decided_at: decided,
      way: 'page',
      invitation_id: null,
    };
  }

  async function idOf(externalId: string): Promise<string> {
    const [row] = await fixture.sql<{ customer_id: string }>(
      'select customer_id from survey.audience where external_id = $1',
      [externalId],
    );
    return row!.customer_id;
  }

  const preferences = async (externalId: string) => ({
    customer_id: await idOf(externalId),
    topics_off: [],
    max_every_days: null,
    paused_until: null,
    language: null,
    quiet_hours: null,
    prefers_person: false,
    no_profiling: false,
    revision: 1,
    changed_at: fixture.clock.now().toISOString(),
  });

  it.each([
    ['no-address', async (id: string) => fixture.customers([id], { email: null })],
    [
      'address-bounced',
      async (id: string) => fixture.publish(AddressSuppressed, await suppressedAddress(id, 'bounced')),
    ],
    [
      'address-suppressed',
      async (id: string) => fixture.publish(AddressSuppressed, await suppressedAddress(id, 'by_staff')),
    ],
    ['opted-out', async (id: string) => fixture.publish(ConsentRecorded, await refusal(id))],
    [
      'topic-off',
      async (id: string) =>
        fixture.publish(PreferencesChanged, { ...(await preferences(id)), topics_off: ['relationship', 'weather'] }),
    ],
    [
      'prefers-person',
      async (id: string) => fixture.publish(PreferencesChanged, { ...(await preferences(id)), prefers_person: true }),
    ],
    [
      'open-complaint',
      async (id: string) =>
        fixture.publish(ComplaintChanged, {
          task_id: randomUUID(),
          external_id: id,
          open: true,
          revision: 1,
          changed_at: NOW,
        }),
    ],
    [
      'wait-period',
      async (id: string) =>
        fixture.publish(CustomerAsked, {
          touch_id: randomUUID(),
          external_id: id,
          survey_id: surveyUuid(),
          channel: 'widget',
          asked_at: fixture.clock.now().toISOString(),
        }),
    ],
  ])('is not sent: %s', async (reason, become) => {
    const id = `C-${reason}`;
    if (reason !== 'no-address') await fixture.customers([id]);
    await become(id);
    await fixture.drained();
    const { status, body } = await fixture.invite(id);
    expect([status, body.status, body.reason]).toEqual([201, 'suppressed', reason]);
    expect(body.until === null).toBe(reason !== 'wait-period');
    expect(await fixture.suppressionsOf(body)).toMatchObject([{ reason }]);
    expect(await fixture.now(body)).toMatchObject({ claimed_at: null });
  });

  it('is sent only to those who have allowed it while the workspace asks with consent only', async () => {
    await fixture.customers(['C-opt-1', 'C-opt-2']);
    const workspace = { workspace_id: fixture.tenantId, name: 'Shop', time_zone: 'Europe/Berlin', language: 'en' };
    const basis = async (questions_consent: string) => {
      const changed_at = fixture.clock.now().toISOString();
      await fixture.publish(WorkspaceChanged, { ...workspace, questions_consent, changed_at });
      await fixture.drained();
    };
    await basis('opt_in');
    await fixture.publish(ConsentRecorded, { ...(await refusal('C-opt-2')), granted: true });
    await fixture.drained();
    const [silent, willing] = [(await fixture.invite('C-opt-1')).body, (await fixture.invite('C-opt-2')).body];
    expect(silent).toMatchObject({ status: 'suppressed', reason: 'no-consent', until: null });
    expect(willing.status).toBe('planned');
    fixture.clock.advance(1000);
    await basis('opt_out');
    expect((await fixture.invite('C-opt-1')).body.status).toBe('planned');
  });

  it('is refused by a customer who does not want to be asked about this', async () => {
    await fixture.customers(['C-refuses']);
    const { body: invitation } = await fixture.invite('C-refuses');
    await fixture.drained();
    await fixture.publish(PreferencesChanged, {
      ...(await preferences('C-refuses')),
      topics_off: ['relationship'],
      refused_invitation_id: invitationUuid(invitation),
    });
    await fixture.drained();
    const [row] = await fixture.sql<{ refused_at: Date | null }>(
      'select refused_at from survey.invitation where id = $1',
      [invitationUuid(invitation)],
    );
    expect(row?.refused_at).not.toBeNull();
  });

  async function suppressedAddress(externalId: string, reason: string) {
    const customer_id = await idOf(externalId);
    return { customer_id, active: true, reason, invitation_id: null, revision: 1, changed_at: NOW };
  }

  it('costs no attention if the mail bounced, and ends when its time is over', async () => {
    await fixture.customers(['C-7', 'C-8']);
    const { body: bounced } = await fixture.invite('C-7');
    const { body: silent } = await fixture.invite('C-8');
    await fixture.drained();
    const at = fixture.clock.now().toISOString();
    const mail = { invitation_id: invitationUuid(bounced), step: 'invite', step_number: 1 };
    await fixture.publish(InvitationMailBounced, { ...mail, cause: 'permanent', code: 550, bounced_at: at });
    expect(await fixture.now(bounced)).toMatchObject({ status: 'bounced', bounced_at: at });
    expect((await fixture.invite('C-8')).body).toMatchObject({ status: 'suppressed', reason: 'wait-period' });
    expect((await fixture.invite('C-7')).body).toMatchObject({ status: 'planned' });
    fixture.clock.advance(15 * 24 * 3_600_000);
    expect(await fixture.now(silent)).toMatchObject({ status: 'expired' });
    const expired = (await fixture.events.all(InvitationExpired)).map(({ payload }) => payload.invitation_id);
    expect(expired.filter((id) => id === invitationUuid(silent))).toHaveLength(1);
  });

  it('is shown with the contacts of its customer, and when the next question may follow', async () => {
    await fixture.customers(['C-9']);
    const { body: invitation } = await fixture.invite('C-9');
    await fixture.drained();
    const touches = await fixture.call('get', '/v1/customers/C-9/touches');
    expect(touches.body.data).toEqual([
      expect.objectContaining({
        kind: 'relationship',
        cause: 'invitation',
        invitation_id: invitation.id,
        channel: 'email',
      }),
    ]);
    const next = touches.body.next.find(({ kind }: { kind: string }) => kind === 'support');
    expect(next).toMatchObject({ may_be_asked: false, reason: 'wait-period', may_be_asked_from: expect.any(String) });
    expect((await fixture.call('get', '/v1/customers/nobody/touches')).status).toBe(404);
    expect((await fixture.call('get', '/v1/customers/C-9/touches', { as: 'other' })).status).toBe(404);
  });

  it('follows attention rules, whose change is tried before it is saved', async () => {
    const path = '/v1/attention-rules';
    const { body: defaults, headers } = await fixture.call('get', path);
    expect([defaults.revision, defaults.per_year, headers['etag']]).toEqual([0, 6, '"0"']);
    const { waits, quiet_hours, per_year } = defaults;
    const rules = {
      waits: { ...waits, relationship: { ...waits.relationship, relationship: 0 } },
      quiet_hours,
      per_year,
    };
    await fixture.customers(['C-10']);
    await fixture.invite('C-10');
    await fixture.drained();
    expect((await fixture.invite('C-10')).body.reason).toBe('wait-period');
    const { body: effect } = await fixture.call('post', `${path}/effect`, { body: rules });
    const waiting = ({ reasons }: { reasons: { reason: string; customers: number }[] }) =>
      reasons.find(({ reason }) => reason === 'wait-period')?.customers ?? 0;
    expect(waiting(effect) - waiting(effect.with_change)).toBeGreaterThan(0);
    expect(effect.with_change.asked).toBeGreaterThan(effect.asked);

    const put = (revision: number, body: object, as: Call['as'] = 'editor') =>
      fixture.call('put', path, { body, as, headers: { 'if-match': `"${revision}"` } });
    expect((await put(1, rules)).body.code).toBe('survey.attention-changed');
    expect((await put(0, { ...rules, waits: { ...waits, order: {} } })).body).toMatchObject({
      code: 'survey.bad-attention-rules',
    });
    expect((await put(0, rules, 'viewer')).status).toBe(403);
    const saved = await put(0, rules);
    expect([saved.status, saved.body.revision, saved.headers['etag']]).toEqual([200, 1, '"1"']);
    expect((await put(1, rules)).body.revision).toBe(1);
    expect((await put(0, { ...rules, per_year: 3 })).status).toBe(412);
    expect((await fixture.invite('C-10')).body.status).toBe('planned');
    const changes = (await fixture.events.all(SurveyActionAudited)).filter(
      ({ payload }) => payload.action === 'survey.attention-rules-changed',
    );
    expect(changes).toHaveLength(1);
  });

  it('has the status in the database that the domain computes from its facts', async () => {
    const times = ['suppressed_at', 'claimed_at', 'sent_at', 'bounced_at', 'started_at', 'completed_at', 'expired_at'];
    const [row] = await fixture.sql<{ id: string; at: Date }>(
      'select id, planned_at as at from survey.invitation limit 1',
    );
    const at = row!.at;
    const evidences = [null, 'none', 'provisional', 'confirmed', 'suspected', 'scanner'] as const;
    // Every combination of facts that the constraints allow, computed in one statement from a copy of the table.
    const stored = await fixture.sql<Record<string, Date | null> & { evidence: Evidence | null; status: string }>(
      `with facts as (
         select n, e from generate_series(0, 127) n, unnest(array[null, 'none', 'provisional', 'confirmed', 'suspected', 'scanner']) e
         where not (n & 1 > 0 and n & 2 > 0)),
       made as (
         insert into survey.invitation (tenant_id, id, plan_id, survey_id, survey_version, message_version, survey_kind, customer_id,
           occurrence, rank, by_hand, channel, created_at, planned_at, reason, expires_at, evidence, evidence_revision, ${times.join(', ')})
         select i.tenant_id, gen_random_uuid(), i.plan_id, i.survey_id, 1, 1, 'order', i.customer_id,
           1000 + row_number() over (), 0, false, 'email', i.planned_at, i.planned_at,
           case when n & 1 > 0 then 'paused' end, i.planned_at, e, case when e is not null then 1 end,
           ${times.map((_, bit) => `case when n & ${2 ** bit} > 0 then i.planned_at end`).join(', ')}
         from survey.invitation i, facts where i.id = $1
         returning evidence, status, ${times.join(', ')})
       select * from made`,
      [row!.id],
    );
    expect(stored).toHaveLength(96 * evidences.length);
    const fact = (isTrue: unknown, key: string) => (isTrue === null ? {} : { [key]: at });
    const wrong = stored.filter(
      (found) =>
        found.status !==
        statusOf({
          plannedAt: at,
          ...(found['suppressed_at'] !== null && { suppressed: { at, reason: 'paused' } }),
          ...(found.evidence !== null && { evidence: { value: found.evidence, revision: 1 } }),
          ...fact(found['claimed_at'], 'claimedAt'),
          ...fact(found['sent_at'], 'sentAt'),
          ...fact(found['bounced_at'], 'bouncedAt'),
          ...fact(found['started_at'], 'startedAt'),
          ...fact(found['completed_at'], 'completedAt'),
          ...fact(found['expired_at'], 'expiredAt'),
        }),
    );
    expect(wrong).toEqual([]);
    await fixture.sql('delete from survey.invitation where occurrence >= 1000');
  });

  it('refuses what cannot be asked', async () => {
    const draft = await fixture.createSurvey({ name: 'Draft' });
    const reply = await fixture.invite('C-1', { survey_id: draft.id });
    expect([reply.status, reply.body.code]).toEqual([409, 'survey.survey-not-open']);
    expect((await fixture.invite('nobody')).body).toMatchObject({ code: 'survey.unknown-customer' });
    const foreign = await fixture.invite('C-1', {}, { as: 'other' });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'survey.unknown-survey']);
    expect((await fixture.invite('C-1', {}, { as: 'viewer' })).status).toBe(403);
  });
});
