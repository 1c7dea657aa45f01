import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, SurveyClosed, WorkspaceCreated } from '@hearback/contracts';
import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';
import { hiddenInputs } from './page-form.js';
import { customerOf, newEditKey } from './saved-answers.js';
import { changeSettings } from './survey-settings.js';
import { enableWidget, webPage } from './widget-page.js';

const HOUR = 3_600_000;

describe('whether answers are accepted', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule }, now: new Date('2026-03-02T12:00:00Z') });
    const workspace = { workspace_id: platform.tenantId, name: 'Lumen', time_zone: 'Europe/Paris', language: 'en' };
    await platform.publish(WorkspaceCreated, { ...workspace, created_at: '2026-01-01T00:00:00.000Z' });
    await platform.publish(BrandChanged, {
      workspace_id: platform.tenantId,
      name: 'Lumen Lamps',
      color: '#12617a',
      contact: { name: 'Mira', phone: '+49 30 1234', email: null, hours: null },
      privacy_url: null,
      logo_path: null,
      changed_at: '2026-01-01T00:00:00.000Z',
    });
  });
  afterAll(() => platform?.close());

  const at = (hours: number) => new Date(platform.clock.now().getTime() + hours * HOUR).toISOString();
  const show = (survey: KnownSurvey, query = '') => platform.http.get(`/s/${survey.linkCode}${query}`);
  const answers = { nps: 9 };

  /** The status of each way to send the same answers; pages as the problem that they stand for. */
  async function fates(survey: KnownSurvey): Promise<Record<string, string>> {
    const keyPath = `/v1/published-surveys/${survey.id}/responses/${randomUUID()}`;
    const page = await platform.http
      .post(`/s/${survey.linkCode}`)
      .type('form')
      .send({ ':script': '1', ':submission': randomUUID(), ':edit-key': newEditKey(), nps: '9' });
    const api = {
      link: await platform.http.post(`/v1/links/${survey.linkCode}/responses`).send({ answers }),
      key: await platform.as().post('/v1/responses').send({ survey_id: survey.id, answers }),
      widget: await platform
        .as({ kind: 'publishable-key' })
        .post('/v1/responses')
        .send({ survey_id: survey.id, answers }),
      textOfPage: await webPage(platform).save(survey, answers, { complete: true }),
      savedByLink: await customerOf(platform, survey).save(answers, { complete: true }),
      savedByKey: await platform.as().put(keyPath).send({ edit_key: newEditKey(), answers, complete: true }),
    };
    const codes = Object.entries(api).map(([name, { status, body }]) => [name, body.code ?? String(status)]);
    return { page: String(page.status), ...Object.fromEntries(codes) };
  }

  const REFUSED: readonly [string, string, (survey: KnownSurvey) => Promise<unknown>][] = [
    [
      '410',
      'responses.survey-closed',
      (survey) =>
        platform.publish(SurveyClosed, { survey_id: survey.uuid, closed_at: at(0) }).then(() => platform.drained()),
    ],
    ['403', 'responses.survey-not-open-yet', (survey) => changeSettings(platform, survey, { opens_at: at(1) })],
    ['410', 'responses.survey-ended', (survey) => changeSettings(platform, survey, { closes_at: at(-1) })],
    [
      '410',
      'responses.quota-reached',
      async (survey) => {
        await changeSettings(platform, survey, { response_quota: 1 });
        await customerOf(platform, survey).save(answers, { complete: true });
      },
    ],
  ];

  it.each(REFUSED)('is decided the same for page, links and keys: %s, %s', async (status, code, refuse) => {
    const survey = await publishSurvey(platform);
    await refuse(survey);
    await enableWidget(platform, survey);
    await platform.drained();
    const shown = (await webPage(platform).surveys()).body.surveys as { id: string }[];
    expect(shown.map(({ id }) => id)).not.toContain(survey.id);
    const before = await storedResponses(platform, survey.uuid);
    expect(await fates(survey)).toEqual({
      page: status,
      link: code,
      key: code,
      widget: code,
      textOfPage: code,
      savedByLink: code,
      savedByKey: code,
    });
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it.each(REFUSED)(
    'is said on a page of the workspace, in its words and with a way to a person: %s, %s',
    async (status, _code, refuse) => {
      const texts = { ...definition.texts, ...Object.fromEntries(CUSTOMER_LANGUAGES.map((tag) => [tag, {}])) };
      const all = { ...definition, languages: [...CUSTOMER_LANGUAGES], texts: { ...texts, ...definition.texts } };
      const survey = await publishSurvey(platform, { definition: all });
      await refuse(survey);
      const headings = new Set<string>();
      for (const language of CUSTOMER_LANGUAGES) {
        const page = await show(survey, `?lang=${language}`);
        expect(page.status).toBe(Number(status));
        expect(page.text).toContain(`<html lang="${language}"`);
        expect(page.text).toContain('Lumen Lamps');
        expect(page.text).toContain('href="tel:+49301234"');
        expect(page.text).not.toContain('<form');
        expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' });
        headings.add(/<h1>(.*?)<\/h1>/.exec(page.text)![1]!);
      }
      expect(headings.size).toBe(CUSTOMER_LANGUAGES.length);
    },
  );

  it('says when a survey opens, in the time zone of the workspace, and opens then', async () => {
    const survey = await publishSurvey(platform);
    await changeSettings(platform, survey, { opens_at: at(1) });
    expect((await show(survey)).text).toContain('It opens on March 2, 2026 at 2:00');
    platform.clock.advance(HOUR);
    expect((await show(survey)).status).toBe(200);
    expect((await fates(survey))['link']).toBe('201');
  });

  it('lets answers that were begun before the end be completed', async () => {
    const survey = await publishSurvey(platform);
    const form = hiddenInputs((await show(survey)).text);
    const send = (fields: object) =>
      platform.http
        .post(`/s/${survey.linkCode}`)
        .type('form')
        .send({ ...form, ...fields });
    expect((await send({ nps: '4' })).status).toBe(200);
    const later = customerOf(platform, survey);
    await later.save({ nps: 4 });
    await changeSettings(platform, survey, { closes_at: at(0) });
    expect((await show(survey)).status).toBe(410);
    expect((await send({ nps: '4', why: 'Late', ':screen': '0.1' })).text).toContain('Thanks a lot');
    expect((await later.save({ why: 'Late' }, { complete: true })).status).toBe(200);
    expect(await storedResponses(platform, survey.uuid)).toBe(2);
  });

  it('never accepts more complete responses than the quota, however many are sent at the same time', async () => {
    const survey = await publishSurvey(platform);
    await changeSettings(platform, survey, { response_quota: 7 });
    const begun = Array.from({ length: 10 }, () => customerOf(platform, survey));
    await Promise.all(begun.map((customer) => customer.save({ nps: 8 })));
    const submissionId = randomUUID();
    const repeated = () =>
      platform.http
        .post(`/v1/links/${survey.linkCode}/responses`)
        .send({ answers: { nps: 10 }, submission_id: submissionId });
    const sent = await Promise.all([
      ...begun.map((customer) => customer.save({}, { complete: true })),
      ...Array.from({ length: 10 }, () =>
        platform.http.post(`/v1/links/${survey.linkCode}/responses`).send({ answers }),
      ),
      ...Array.from({ length: 10 }, () => platform.as().post('/v1/responses').send({ survey_id: survey.id, answers })),
      repeated(),
      repeated(),
    ]);
    const rejected = sent.filter(({ status }) => status >= 400);
    expect(new Set(rejected.map(({ body }) => body.code))).toEqual(new Set(['responses.quota-reached']));
    const [{ n }] = (await platform.sql<{ n: number }>(
      'select count(*)::integer as n from responses.response where survey_id = $1 and completed',
      [survey.uuid],
    )) as [{ n: number }];
    expect(n).toBe(7);
    const twice = [await repeated(), await repeated()].map(({ status, body }) => [status, body.id]);
    expect(twice[0]).toEqual(twice[1]);
  });

  it('keeps what was answered when the quota was reached meanwhile, and counts it as incomplete', async () => {
    const survey = await publishSurvey(platform);
    await changeSettings(platform, survey, { response_quota: 1 });
    const form = hiddenInputs((await show(survey)).text);
    const send = (fields: object) =>
      platform.http
        .post(`/s/${survey.linkCode}`)
        .type('form')
        .send({ ...form, ...fields });
    await send({ nps: '2' });
    await customerOf(platform, survey).save(answers, { complete: true });
    const last = await send({ nps: '2', why: 'It broke', ':screen': '0.1' });
    expect([last.status, last.text]).toEqual([410, expect.stringContaining('This survey is complete')]);
    platform.clock.advance(31 * 60_000);
    await platform.drained();
    const { body } = await platform.as().get(`/v1/responses?survey_id=${survey.id}`);
    expect(body.data.map(({ completed }: { completed: boolean }) => completed).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(body.data)).toContain('It broke');
  });
});
