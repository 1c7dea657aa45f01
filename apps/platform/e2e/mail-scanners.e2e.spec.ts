import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceChanged, InvitationAnswered, ResponseSubmitted } from '@hearback/contracts';
import { FollowupsModule } from '@hearback/followups';
import { ResponsesModule } from '@hearback/responses';
import { medium, type Medium } from '@hearback/testing';
import { behave, mailTo, publishMailedSurvey, type Behaviour } from './mailed-people.js';

/** Mails to programs; 10,000 with HEARBACK_TEST_MAILS=10000. Mails to people are a quarter of them. */
const MAILS = Number(process.env['HEARBACK_TEST_MAILS'] ?? 80);

/** Generous for machines that do other work. */
const TIMEOUT = 60_000 + MAILS * 500;

const score = (n: number) => `?score=${n}`;
const ALL_SCORES = Array.from({ length: 11 }, (_, n) => n);

/** Programs that open mails before people do. Each shows at least one signal. */
const SCANNERS: Readonly<Record<string, Behaviour>> = {
  'asks for the heads of all links': [
    { after: 30, act: (mail) => Promise.all(ALL_SCORES.map((n) => mail.head(score(n)))) },
  ],
  'opens all links': [
    { after: 90, act: (mail) => Promise.all([...ALL_SCORES.map((n) => mail.get(score(n))), mail.trap()]) },
  ],
  'opens a link within seconds and sends its form': [
    { after: 3, act: async (mail) => (await mail.get(score(mail.number % 11))).send({ ':script': '1' }) },
  ],
  'runs scripts on load': [
    { after: 4, act: async (mail) => (await mail.get(score(7))).runScript() },
    { after: 3_600, act: async (mail) => (await mail.get(score(7))).send({ ':script': '1' }) },
  ],
  'sends the form of each link': [
    { after: 120, act: async (mail) => (await mail.get(score(0))).send({ ':script': '1' }) },
    { after: 2, act: async (mail) => (await mail.get(score(10))).send({ ':script': '1' }) },
  ],
  'clicks by synthetic events': [
    { after: 200, act: (mail) => mail.trap() },
    { after: 1, act: async (mail) => (await mail.get(score(2))).send({ ':script': '1', recommend: '5' }) },
  ],
  'opens the hidden link': [
    { after: 300, act: (mail) => mail.trap() },
    { after: 600, act: async (mail) => (await mail.get()).send({ ':script': '1', recommend: '1' }) },
  ],
  'fetches links long before they are opened': [
    { after: 900, act: (mail) => mail.get(score(1), { 'sec-purpose': 'prefetch' }) },
    { after: 900, act: (mail) => mail.get(score(1)) },
    { after: 40, act: async (mail) => (await mail.get(score(3))).send({ ':script': '1' }) },
  ],
};

/** People whose browsers run no script. */
const PEOPLE: Readonly<Record<string, Behaviour>> = {
  'clicks and sends': [{ after: 30, act: async (mail) => (await mail.get(score(9))).send({ ':script': '1' }) }],
  'clicks, reads for an hour and sends': [
    { after: 40, act: (mail) => mail.get(score(3)) },
    { after: 3_600, act: async (mail) => (await mail.get(score(3))).send({ ':script': '1' }) },
  ],
  'clicks and comments': [
    { after: 60, act: async (mail) => (await mail.get(score(9))).send({ why: 'Fast and friendly' }) },
  ],
  'changes the mind on the page': [
    { after: 600, act: async (mail) => (await mail.get(score(9))).send({ ':script': '1', recommend: '4' }) },
  ],
};

describe('mail.scanners', () => {
  let platform: Medium;
  let survey: string;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule, followups: FollowupsModule } });
    survey = await publishMailedSurvey(platform);
    const rule = {
      name: 'Every answer',
      // The default would hold back all but 100 tasks, or as many that programs have caused.
      max_tasks_per_hour: 1_000_000,
      conditions: { all: [{ score: { metric: 'nps', op: 'gte', value: 0 } }] },
      action: { title: 'Read', playbook: 'Read it.', due_in_minutes: 120, assignment: { strategy: 'none' } },
    };
    const reply = await platform.as().post('/v1/rules').send(rule);
    if (reply.status !== 201) throw new Error(reply.text);
  });
  afterAll(() => platform?.close());

  const tasks = async () =>
    (await platform.sql<{ n: number }>('select count(*)::integer as n from followups.task'))[0]!.n;

  it(
    `believes none of ${MAILS} mails that eight kinds of programs answer`,
    async () => {
      const kinds = Object.values(SCANNERS);
      for (const behaviour of kinds)
        await behave(platform, await mailTo(platform, survey, Math.ceil(MAILS / kinds.length)), behaviour);
      platform.clock.advance(86_400_000);
      await platform.drained();
      const believed = (await platform.events.all(EvidenceChanged)).filter(
        ({ payload }) => payload.evidence === 'confirmed',
      );
      expect({
        believed: believed.length,
        responses: (await platform.events.all(ResponseSubmitted)).length,
        answered: (await platform.events.all(InvitationAnswered)).length,
        tasks: await tasks(),
      }).toEqual({ believed: 0, responses: 0, answered: 0, tasks: 0 });
    },
    TIMEOUT,
  );

  it(
    'believes people without JavaScript, and opens their tasks',
    async () => {
      const kinds = Object.values(PEOPLE);
      const count = Math.ceil(MAILS / 4 / kinds.length);
      for (const behaviour of kinds) await behave(platform, await mailTo(platform, survey, count), behaviour);
      platform.clock.advance(60_000);
      await platform.drained();
      const submitted = (await platform.events.all(ResponseSubmitted)).length;
      expect(submitted / (count * kinds.length)).toBeGreaterThanOrEqual(0.995);
      expect(await tasks()).toBe(submitted);
    },
    TIMEOUT,
  );
});
