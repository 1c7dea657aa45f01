import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, type KnownSurvey } from './builders.js';
import { hiddenInputs } from './page-form.js';
import { changeSettings } from './survey-settings.js';

describe('the survey page', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const path = () => `/s/${survey.linkCode}`;
  const post = (fields: object) => platform.http.post(path()).type('form').send(fields);
  const begin = async (query = '') => hiddenInputs((await platform.http.get(`${path()}${query}`)).text);

  describe('on a device that many people use', () => {
    it('offers the start instead of the last answer, in the default language, and keeps no copy', async () => {
      const form = await begin('?kiosk&lang=fr');
      const step = await post({ ...form, nps: '2' });
      expect(step.headers['cache-control']).toBe('no-store');
      const done = await post({ ...hiddenInputs(step.text), why: 'The knob broke' });
      expect([done.status, done.headers['location']]).toEqual([303, expect.not.stringContaining('#')]);
      const thanks = await platform.http.get(done.headers['location']!);
      expect(thanks.text).toContain(`id="start" href="${path()}?kiosk=1"`);
      expect(thanks.text).not.toMatch(/<form|Change my answer|Modifier ma réponse|knob/);
      const { data } = (await platform.as().get(`/v1/responses?survey_id=${survey.id}`)).body;
      expect(data).toMatchObject([{ channel: 'kiosk', scores: [{ score: 2 }] }]);
    });

    it('shows nobody the answers of somebody before by Back, which sends a form again', async () => {
      const form = { ...(await begin('?kiosk')), nps: '2' };
      const step = await post(form);
      const next = { ...hiddenInputs(step.text), why: 'The knob broke' };
      await post(next);
      for (const again of [
        form,
        next,
        { ...next, ':go': 'back' },
        { ...next, ':go': 'edit' },
        { ...next, ':go': 'lang:fr' },
      ]) {
        const reply = await post(again);
        expect([reply.status, reply.headers['location']]).toEqual([303, `${path()}/thanks?kiosk=1`]);
      }
      const left = { ...(await begin('?kiosk')), nps: '1' };
      await post(left);
      platform.clock.advance(4 * 60_000);
      const reply = await post({ ...left, ':go': 'back' });
      expect([reply.status, reply.headers['location']]).toEqual([303, `${path()}?kiosk=1`]);
    });
  });

  describe('after sending, without script', () => {
    it('lets the answer be changed', async () => {
      const step = await post({ ...(await begin()), nps: '9' });
      const thanks = await post(hiddenInputs(step.text));
      expect(thanks.text).toContain('Change my answer');
      const edit = await post({ ...hiddenInputs(thanks.text), ':go': 'edit' });
      expect(edit.text).toMatch(/value="9" checked/);
    });

    it('withdraws the answer, after asking', async () => {
      const step = await post({ ...(await begin()), nps: '9' });
      const thanks = await post(hiddenInputs(step.text));
      const count = async () =>
        (await platform.as().get(`/v1/responses?survey_id=${survey.id}&limit=100`)).body.data.length;
      const before = await count();
      const asked = await post({ ...hiddenInputs(thanks.text), ':go': 'withdraw' });
      expect(asked.text).toContain('Withdraw your answer?');
      expect(await count()).toBe(before);
      const kept = await post({ ...hiddenInputs(asked.text), ':go': 'keep' });
      expect(kept.text).toContain('Change my answer');
      const gone = await post({ ...hiddenInputs(asked.text), ':go': 'withdraw-now' });
      expect(gone.text).toContain('Your answer is withdrawn');
      expect(await count()).toBe(before - 1);
      expect((await post({ ...hiddenInputs(asked.text), ':go': 'edit' })).status).toBe(404);
    });
  });

  it('stores what is valid on a screen that it shows again because of an error', async () => {
    const step = await post({ ...(await begin()), nps: '9' });
    const own = hiddenInputs(step.text);
    const wrong = await post({ ...own, visit: '4', age: '200' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('saved as you go')]);
    const saved = await platform.http
      .get(`/v1/links/${survey.linkCode}/responses/${own[':submission']}`)
      .set('edit-key', own[':edit-key']!);
    expect(saved.body.answers).toEqual({ nps: 9, visit: 4 });
  });

  it('may be framed by the pages of its survey alone', async () => {
    const framed = await publishSurvey(platform);
    const policyOf = async (code: string) => {
      const { headers } = await platform.http.get(`/s/${code}`);
      const [, ancestors] = /frame-ancestors ([^;]*)/.exec(headers['content-security-policy']!)!;
      return [ancestors, headers['x-frame-options']];
    };
    expect(await policyOf(framed.linkCode)).toEqual(["'none'", 'DENY']);
    await changeSettings(platform, framed, { frame_origins: ['https://shop.example', 'https://www.shop.example'] });
    expect(await policyOf(framed.linkCode)).toEqual(['https://shop.example https://www.shop.example', undefined]);
    expect(await policyOf(survey.linkCode)).toEqual(["'none'", 'DENY']);
    const { headers } = await platform.http.get(`/s/absent0000`);
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('redirect.open: leads to no other site, whatever parameter an address or a form has', async () => {
    const targets = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'https:evil.example',
      '%2F%2Fevil.example',
      'javascript:alert(1)',
    ];
    const names = [
      'next',
      'url',
      'redirect',
      'redirect_uri',
      'return',
      'returnTo',
      'continue',
      'goto',
      ':go',
      ':language',
    ];
    for (const name of names)
      for (const target of targets) {
        const form = await begin(`?${name}=${encodeURIComponent(target)}&lang=${encodeURIComponent(target)}`);
        const reply = await post({ ...form, ':script': '1', nps: '9', [name]: target });
        const location = reply.headers['location'] ?? '/';
        expect([name, target, new URL(location, 'https://feedback.example').origin]).toEqual([
          name,
          target,
          'https://feedback.example',
        ]);
      }
  });
});
