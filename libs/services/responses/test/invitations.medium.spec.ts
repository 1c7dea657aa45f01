import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustomerChanged,
  EvidenceChanged,
  InvitationAnswered,
  InvitationClaimed,
  InvitationExpired,
  MembershipChanged,
  PrivacySignalReceived,
  ResponseRevised,
  ResponseSubmitted,
  SegmentChanged,
  SurveyPublished,
} from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { JudgeAgain } from '../src/application/judge-again.js';
import { EVIDENCE_RULES } from '../src/domain/invitation-evidence.js';
import { ResponsesModule } from '../src/index.js';
import { published, publishSurvey, type KnownSurvey } from './builders.js';
import { claimOf, deliver, invite, open, pageOf } from './invitations.js';

const DAY = 86_400_000;

describe('links of invitations', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    const short = {
      default_language: 'en',
      languages: ['en'],
      texts: { en: { 'questions.nps.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
      questions: [
        { key: 'nps', kind: 'nps', required: true },
        { key: 'why', kind: 'text' },
      ],
    };
    survey = await publishSurvey(platform, { definition: short });
  });
  afterAll(() => platform?.close());

  const responsesOf = async (customer: string) =>
    (await platform.as().get(`/v1/responses?survey_id=${survey.id}&customer=${customer}`)).body.data;
  const ofInvitation = async (contract: Parameters<Medium['events']['all']>[0], id: string) =>
    (await platform.events.all(contract)).filter(
      ({ payload }) => (payload as { invitation_id?: string }).invitation_id === id,
    );
  const evidenceOf = async (id: string) =>
    (await ofInvitation(EvidenceChanged, id)).map(({ payload }) => (payload as { evidence: string }).evidence);
  const observed = (id: string, count: number) =>
    eventually(async () => {
      const rows = await platform.sql('select 1 from responses.link_observation where invitation_id = $1', [id]);
      expect(rows).toHaveLength(count);
    });

  it('show the score of the link chosen, and store no answer', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'look' });
    const shown = await open(platform, page, '?score=9');
    expect([shown.status, shown.text]).toEqual([200, expect.stringMatching(/value="9" checked|checked[^>]*value="9"/)]);
    await observed(id, 1);
    await platform.http.head(`${page}?score=3`);
    await platform.http.get(`${page}?score=4`).set('sec-purpose', 'prefetch;prerender');
    await platform.http.get(`${page}/thanks`);
    await open(platform, page, '?score=9');
    await platform.drained();
    await observed(id, 1);
    expect(await platform.sql('select 1 from responses.open_response where invitation_id = $1', [id])).toEqual([]);
    expect(await evidenceOf(id)).toEqual(['provisional']);
  });

  it('are not observed of a browser that asks for privacy, which is told with the answer', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'private' });
    await platform.http.get(`${page}?score=9`).set('sec-gpc', '1').expect(200);
    const browser = await open(platform, page);
    await observed(id, 1);
    await browser.gesture({ nps: 9 }).set('sec-gpc', '1').expect(201);
    await browser.send({ nps: '9' }).set('sec-gpc', '1').expect(200);
    await browser.send({ nps: '9' }).expect(200);
    const signals = (await platform.events.all(PrivacySignalReceived)).map(({ payload }) => payload);
    expect(signals).toMatchObject([
      { external_id: 'private', signal: 'gpc' },
      { external_id: 'private', signal: 'gpc' },
    ]);
    expect((await responsesOf('private')).length).toBe(1);
  });

  it('count the answer that the script sends after a gesture, even after a scanner', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'gesture' });
    for (const score of [0, 5, 10]) await open(platform, page, `?score=${score}`);
    expect((await platform.http.get(`${page}/more`)).text).not.toMatch(/ checked[ >]/);
    await observed(id, 4);
    const person = await open(platform, page, '?score=9');
    expect((await person.gesture({ nps: 9 })).status).toBe(201);
    // The comment comes later, and costs nothing if it does not come.
    platform.clock.advance(3_600_000);
    await platform.drained();
    expect(await responsesOf('gesture')).toMatchObject([
      { channel: 'email', completed: false, scores: [{ score: 9 }], customer: { external_id: 'gesture' } },
    ]);
    expect((await person.send({ ':script': '1', nps: '9', why: 'Fast', ':gesture': '1' })).status).toBe(303);
    expect(await responsesOf('gesture')).toMatchObject([{ completed: true }]);
    const answered = (await ofInvitation(InvitationAnswered, id)).map(({ payload }) => payload);
    expect(answered).toHaveLength(2);
    expect(answered[1]).toMatchObject({ answered_at: expect.any(String), completed_at: expect.any(String) });
    const submitted = await ofInvitation(ResponseSubmitted, id);
    expect(submitted).toHaveLength(1);
    expect((await evidenceOf(id)).at(-1)).toBe('confirmed');
  });

  it('count a form without script, the change of mind on its page, and one complete answer', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'form' });
    const person = await open(platform, page, '?score=9');
    await observed(id, 1);
    expect((await person.send({ nps: '7', ':script': '1' })).status).toBe(303);
    await platform.drained();
    expect(await responsesOf('form')).toEqual([]);
    platform.clock.advance(60_000);
    await platform.drained();
    expect(await responsesOf('form')).toMatchObject([{ completed: true, scores: [{ score: 7 }] }]);
    expect(await evidenceOf(id)).toEqual(['provisional', 'confirmed']);
    const used = await open(platform, page);
    expect([used.status, used.text]).toEqual([410, expect.stringContaining('This link was already used')]);
    expect((await person.send({ nps: '2', ':script': '1' })).status).toBe(303);
    expect(await responsesOf('form')).toMatchObject([{ scores: [{ score: 2 }] }]);
  });

  it('hold what a scanner sends, and count what the person behind it answers', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'held' });
    const scanner = await open(platform, page, '?score=0');
    await open(platform, page, '?score=10');
    await observed(id, 2);
    expect((await scanner.send({ nps: '0', ':script': '1' })).status).toBe(303);
    platform.clock.advance(2 * DAY);
    await platform.drained();
    expect([await responsesOf('held'), await ofInvitation(ResponseSubmitted, id)]).toEqual([[], []]);
    expect((await evidenceOf(id)).at(-1)).toBe('suspected');
    const unconfirmed = async () =>
      (await platform.as().get(`/v1/responses/unconfirmed?survey_id=${survey.id}`)).body.data;
    expect(await unconfirmed()).toMatchObject([
      {
        invitation_id: publicId('svi', id),
        evidence: 'suspected',
        signals: ['several-scores'],
        networks: 1,
        answers: { nps: 0 },
        customer: { external_id: 'held' },
        completed: true,
      },
    ]);
    const elsewhere = platform.as({ tenantId: platform.otherTenantId });
    expect((await elsewhere.get('/v1/responses/unconfirmed')).body.data).toEqual([]);
    const person = await open(platform, page, '?score=10');
    expect((await person.send({ nps: '10', ':script': '1', ':gesture': '1' })).status).toBe(303);
    await platform.drained();
    expect(await responsesOf('held')).toMatchObject([
      { scores: [{ score: 10 }], invitation: { id: publicId('svi', id), sent_at: expect.any(String) } },
    ]);
    expect(await unconfirmed()).toEqual([]);
    expect(await ofInvitation(ResponseSubmitted, id)).toHaveLength(1);
  });

  it('count what was sent before the reply of the mail server, with the time at which it was sent', async () => {
    const claim = claimOf(survey, platform.clock.now(), { external_id: 'early' });
    await platform.publish(InvitationClaimed, claim);
    await platform.drained();
    const sentFrom = platform.clock.now();
    platform.clock.advance(60_000);
    const person = await open(platform, pageOf(platform, claim.invitation_id), '?score=8');
    expect((await person.send({ nps: '8', ':script': '1' })).status).toBe(303);
    const at = platform.clock.now().toISOString();
    platform.clock.advance(DAY);
    await platform.drained();
    expect(await responsesOf('early')).toEqual([]);
    await deliver(platform, claim.invitation_id, sentFrom);
    await platform.drained();
    expect(await responsesOf('early')).toMatchObject([{ submitted_at: at, completed: true }]);
  });

  it('are judged again when the rules have changed, in chunks, and count then', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'again' });
    expect((await (await open(platform, page)).send({ nps: '6', ':script': '1' })).status).toBe(303);
    // As if earlier rules had suspected it.
    await platform.sql(
      `update responses.invitation_link set rules = 0, evidence = 'suspected', signals = '{trap}' where invitation_id = $1`,
      [id],
    );
    platform.clock.advance(60_000);
    await platform.app.get(JudgeAgain, { strict: false }).onApplicationBootstrap();
    await platform.drained();
    expect(await responsesOf('again')).toMatchObject([{ scores: [{ score: 6 }] }]);
    const [row] = await platform.sql('select rules, evidence from responses.invitation_link where invitation_id = $1', [
      id,
    ]);
    expect(row).toEqual({ rules: EVIDENCE_RULES, evidence: 'confirmed' });
  });

  it('keep the segments that the customer was in when the answer was accepted', async () => {
    const [customer_id, segment_id, archived] = [randomUUID(), randomUUID(), randomUUID()];
    const changed_at = platform.clock.now().toISOString();
    const profile = { customer_id, external_id: 'segments', language: null, attributes: {}, revision: 1, changed_at };
    await platform.publish(CustomerChanged, profile);
    const member = { entered: [customer_id], left: [], day: '2026-01-01' };
    for (const each of [segment_id, archived])
      await platform.publish(MembershipChanged, { ...member, segment_id: each });
    const gone = { segment_id: archived, name: 'Old', archived: true, revision: 2, changed_at };
    await platform.publish(SegmentChanged, gone);
    await platform.publish(SegmentChanged, { ...gone, archived: false, revision: 1 });
    const { id, page } = await invite(platform, survey, { external_id: 'segments' });
    const person = await open(platform, page);
    await person.gesture({ nps: 9 }, { complete: true });
    await platform.publish(MembershipChanged, { ...member, segment_id, entered: [], left: [customer_id] });
    await platform.drained();
    await person.gesture({ nps: 8 });
    const own = [publicId('seg', segment_id)];
    expect(await responsesOf('segments')).toMatchObject([{ segments: own, scores: [{ score: 8 }] }]);
    const [submitted] = await ofInvitation(ResponseSubmitted, id);
    expect(submitted!.payload).toMatchObject({ segments: [segment_id], invitation_id: id });
    const [revised] = await ofInvitation(ResponseRevised, id);
    expect(revised!.payload).toMatchObject({ segments: [segment_id] });
    const filtered = async (segment: string) =>
      (await platform.as().get(`/v1/responses?segment_id=${publicId('seg', segment)}`)).body.data.length;
    expect([await filtered(segment_id), await filtered(archived)]).toEqual([1, 0]);
  });

  it('wait on a page that opens itself again until the invitation arrives', async () => {
    const later = published();
    const claim = claimOf({ uuid: later.survey_id, id: '', linkCode: '' }, platform.clock.now());
    const page = pageOf(platform, claim.invitation_id);
    const waits = async () => {
      const reply = await platform.http.get(`${page}?score=9&again=2`);
      expect([reply.status, reply.headers['retry-after']]).toEqual([503, '3']);
      expect(reply.headers['refresh']).toBe('3; url=?score=9&again=3');
      expect(reply.text).toContain('One moment');
    };
    await waits();
    await platform.publish(InvitationClaimed, claim);
    await platform.drained();
    await waits();
    expect(
      (
        await platform.http
          .post(`${page}/gesture`)
          .send({ submission_id: randomUUID(), edit_key: 'A'.repeat(22), answers: {} })
      ).status,
    ).toBe(503);
    await platform.publish(SurveyPublished, later);
    await platform.drained();
    expect((await open(platform, page)).status).toBe(200);
    expect((await platform.http.get(`${pageOf(platform, randomUUID())}?again=40`)).status).toBe(404);
  });

  it('end with the invitation, and are not found if they are forged', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'late' });
    const begun = await open(platform, page);
    await begun.gesture({ nps: 9 });
    const expired_at = platform.clock.now().toISOString();
    await platform.publish(InvitationExpired, { invitation_id: id, survey_id: survey.uuid, expired_at });
    await platform.drained();
    const expired = await open(platform, page);
    expect([expired.status, expired.text]).toEqual([410, expect.stringContaining('This link has expired')]);
    expect((await begun.send({ nps: '9', ':script': '1' })).status).toBe(303);
    const forged = page.slice(0, -1) + (page.endsWith('A') ? 'E' : 'A');
    for (const path of [forged, `${forged}/more`, `/r/${'A'.repeat(32)}/more`])
      expect((await platform.http.get(path)).status).toBe(404);
  });

  it('say that a customer withdrew the answer', async () => {
    const { id, page } = await invite(platform, survey, { external_id: 'gone' });
    const person = await open(platform, page);
    await person.send({ nps: '9', ':script': '1', ':gesture': '1' });
    expect((await person.send({ ':go': 'withdraw-now' })).status).toBe(200);
    const [, withdrawn] = await ofInvitation(InvitationAnswered, id);
    expect(withdrawn!.payload).toMatchObject({ completed_at: expect.any(String), withdrawn_at: expect.any(String) });
    expect(await responsesOf('gone')).toEqual([]);
  });
});
