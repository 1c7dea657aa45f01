import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, SurveyClosed } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

const hiddenInputs = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1]!, match[2]!]),
  );

describe('the survey page', () => {
  let platform: Medium;
  let survey: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  }, 30_000);
  afterAll(() => platform?.close());

  const show = (query = '', code = survey.linkCode) => platform.http.get(`/s/${code}${query}`);
  const send = (fields: Record<string, string | string[]>, code = survey.linkCode) =>
    platform.http.post(`/s/${code}`).type('form').send(fields);
  const ownFields = async (query = '') => hiddenInputs((await show(query)).text);

  it('is a plain form without scripts, with a policy that allows none', async () => {
    const page = await show();
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    expect(page.text).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(page.text).toContain('<html lang="en" dir="ltr">');
    expect(page.text).toContain('Would you recommend us?');
    expect(page.text.match(/type="radio" id="q-nps-\d+" name="nps"/g)).toHaveLength(11);
    expect(page.text).not.toContain('What went wrong?');
    expect(page.text).not.toMatch(/ checked[ >]/);
  });

  it('changes nothing on GET', async () => {
    const before = await platform.sql('select count(*) from messaging.event');
    await show('?nps=9');
    await platform.http.head(`/s/${survey.linkCode}?nps=9`);
    await show('/thanks');
    expect(await platform.sql('select count(*) from messaging.event')).toEqual(before);
    expect(await storedResponses(platform, survey.uuid)).toBe(0);
  });

  it('stores the answers of a repeated form once, and redirects to the thank-you page', async () => {
    const fields = { ...(await ownFields('?shop=Lyon&basket=30&utm_source=mail')), nps: '9', source: 'friend' };
    const replies = await Promise.all([send(fields), send(fields), send(fields)]);
    for (const reply of replies) {
      expect(reply.status).toBe(303);
      expect(reply.headers['location']).toBe(`/s/${survey.linkCode}/thanks?lang=en`);
    }
    const { payload } = await platform.events.next(ResponseSubmitted, { survey_id: survey.uuid });
    expect(payload).toMatchObject({ channel: 'link', language: 'en', scores: [{ score: 9 }] });
    expect(payload.attributes).toEqual([
      { key: 'shop', value: 'Lyon', segment: 'Lyon' },
      { key: 'basket', value: 30, segment: '>20..50' },
    ]);
    expect(await storedResponses(platform, survey.uuid)).toBe(1);
    const thanks = await platform.http.get(replies[0]!.headers['location']!);
    expect(thanks.status).toBe(200);
    expect(thanks.text).toContain('Thanks a lot');
    expect((await send({ ...fields, nps: '10' })).status).toBe(422);
  });

  it('shows the questions that follow from the answers, and keeps the input', async () => {
    const fields = { ...(await ownFields()), nps: '3', age: '41' };
    const step = await send(fields);
    expect(step.status).toBe(200);
    expect(step.text).toContain('What went wrong?');
    expect(step.text).toMatch(/value="3" checked/);
    expect(step.text).toContain('value="41"');
    expect(step.text).not.toContain('role="alert"');
    const next = { ...hiddenInputs(step.text), nps: '3', age: '41', why: 'Too <b>slow</b>' };
    const before = await storedResponses(platform, survey.uuid);
    expect((await send(next)).status).toBe(303);
    expect(await storedResponses(platform, survey.uuid)).toBe(before + 1);
  });

  it('replies 422 to missing and invalid answers, with a summary of links and the input', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const reply = await send({ ...(await ownFields()), age: '200', source: 'friend' });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('role="alert"');
    expect(reply.text).toContain('<a href="#q-nps-0">');
    expect(reply.text).toContain('<a href="#q-age-0">');
    for (const id of ['q-nps-0', 'q-age-0']) expect(reply.text).toContain(`id="${id}"`);
    expect(reply.text).toContain('aria-invalid="true"');
    expect(reply.text).toContain('value="200"');
    expect(reply.text).toMatch(/value="friend" checked/);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it('accepts free text for a choice', async () => {
    const fields = { ...(await ownFields()), nps: '8', source: 'other:', 'source:other': 'the radio' };
    expect((await send(fields)).status).toBe(303);
    const event = await platform.events.next(ResponseSubmitted, ({ payload }) =>
      payload.answers.some(({ value }) => value === 'other:the radio'),
    );
    expect(event.payload.answers).toHaveLength(1);
  });

  it('uses the language of the link, else of the browser, else the default of the survey', async () => {
    expect((await show('?lang=fr')).text).toContain('<html lang="fr" dir="ltr">');
    expect((await show('?lang=fr')).text).toContain('Nous recommanderiez-vous');
    const browser = await show().set('accept-language', 'de-DE, fr-CA;q=0.8, en;q=0.5');
    expect(browser.text).toContain('<html lang="fr"');
    expect((await show('?lang=ar')).text).toContain('<html lang="ar" dir="rtl">');
    expect((await show('?lang=xx')).text).toContain('<html lang="en"');
  });

  it('escapes user input', async () => {
    const evil = `"><script>alert(1)</script>`;
    const named = await publishSurvey(platform, {
      definition: {
        ...definition,
        texts: { ...definition.texts, en: { ...definition.texts.en, 'questions.nps.title': evil } },
      },
    });
    const page = await show(`?shop=${encodeURIComponent(evil)}`, named.linkCode);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<script');
    const again = await send({ [':shown']: 'nps', why: evil, age: evil }, named.linkCode);
    expect(again.text).not.toContain('<script');
  });

  it('shows bots the thank-you page without storing anything', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const reply = await send({ ...(await ownFields()), nps: '10', ':website': 'http://spam.example' });
    expect(reply.status).toBe(303);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it('accepts answers to the displayed version after a newer one was published', async () => {
    const own = await publishSurvey(platform);
    const fields = hiddenInputs((await show('', own.linkCode)).text);
    await publishSurvey(platform, { survey_id: own.uuid, link_code: own.linkCode, version: 2 });
    await eventually(async () => {
      expect(hiddenInputs((await show('', own.linkCode)).text)[':version']).toBe('2');
    });
    expect((await send({ ...fields, nps: '9' }, own.linkCode)).status).toBe(303);
    const { payload } = await platform.events.next(ResponseSubmitted, { survey_id: own.uuid });
    expect(payload.survey_version).toBe(1);
  });

  it('is the same page for closed and absent surveys', async () => {
    const own = await publishSurvey(platform);
    await platform.publish(SurveyClosed, { survey_id: own.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    await eventually(async () => expect((await show('', own.linkCode)).status).toBe(404));
    const absent = await show('', 'absent0000');
    expect(absent.status).toBe(404);
    expect((await show('', own.linkCode)).text).toBe(absent.text);
    expect((await send({ nps: '9' }, own.linkCode)).text).toBe(absent.text);
    expect((await platform.http.get(`/s/${own.linkCode}/thanks`)).text).toBe(absent.text);
  });

  it('handles invalid fields of every kind', async () => {
    for (const fields of [
      { ':version': '99', nps: '9' },
      { ':version': 'x', ':submission': 'y', ':language': '<', ':shown': 'a b c' },
      { nps: ['1', '2', '3'], source: ['ad', 'friend'], day: '2026-99-99', member: 'maybe', __proto__x: '1' },
      { ':submission': randomUUID().toUpperCase(), nps: 'NaN', basket: '1e999' },
    ]) {
      const reply = await send(fields as unknown as Record<string, string>);
      expect([200, 303, 404, 422]).toContain(reply.status);
    }
  });
});
