import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';
import { hiddenInputs, withoutScripted } from './page-form.js';

describe('the survey page', () => {
  let platform: Medium;
  let survey: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const show = (query = '', code = survey.linkCode) => platform.http.get(`/s/${code}${query}`);
  const send = (fields: Record<string, string | string[]>, code = survey.linkCode) =>
    platform.http.post(`/s/${code}`).type('form').send(fields);
  const ownFields = async (query = '') => hiddenInputs((await show(query)).text);

  it('is a form that works without scripts, with a policy that allows only its own', async () => {
    const page = await show();
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const policy = page.headers['content-security-policy'] as string;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.text).not.toMatch(/javascript:|\son\w+=|\sstyle=/i);
    for (const [, kind, text] of page.text.matchAll(/<(style|script)>(.*?)<\/\1>/gs))
      expect([kind, policy]).toEqual([
        kind,
        expect.stringContaining(createHash('sha256').update(text!).digest('base64')),
      ]);
    expect(page.text).toContain('<html lang="en" dir="ltr">');
    expect(page.text).toContain('Would you recommend us?');
    expect(page.text.match(/type="radio" id="q-nps-\d+" name="nps"/g)).toHaveLength(11);
    expect(withoutScripted(page.text)).not.toContain('What went wrong?');
    expect(page.text).not.toMatch(/ checked[ >]/);
  });

  it('serves its script from an address that names its content, and from no other', async () => {
    const [, path] = /<script type="module" src="([^"]+)"/.exec((await show()).text)!;
    const script = await platform.http.get(path!);
    expect(script.status).toBe(200);
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await platform.http.get(path!.replace(/\w{4}\.js$/, '0000.js'))).status).toBe(404);
  });

  it('addresses customers formally, or informally if the survey says so', async () => {
    const texts = { ...definition.texts, de: { 'questions.nps.title': 'Wie war es?' } };
    const german = { ...definition, languages: [...definition.languages, 'de'], texts };
    const error = async (tone: object) => {
      const own = await publishSurvey(platform, { definition: { ...german, ...tone } });
      return (await send({ ':language': 'de' }, own.linkCode)).text;
    };
    expect(await error({})).toContain('Wählen Sie eine Zahl von 0 bis 10');
    expect(await error({ tone: 'informal' })).toContain('Wähle eine Zahl von 0 bis 10');
  });

  it('changes nothing on GET', async () => {
    const before = await platform.sql('select count(*) from messaging.event');
    await show('?nps=9');
    await platform.http.head(`/s/${survey.linkCode}?nps=9`);
    await show('/thanks');
    expect(await platform.sql('select count(*) from messaging.event')).toEqual(before);
    expect(await storedResponses(platform, survey.uuid)).toBe(0);
  });

  /** Sends the screens of a visit one after another, each with the hidden inputs of the page before. */
  async function answer(screens: readonly Record<string, string | string[]>[], query = '', code = survey.linkCode) {
    let own = hiddenInputs((await show(query, code)).text);
    const replies = [];
    for (const fields of screens) {
      const reply = await send({ ...own, ...fields }, code);
      own = hiddenInputs(reply.text);
      replies.push(reply);
    }
    return replies;
  }

  it('stores the answers of a repeated form once, and thanks', async () => {
    const [step] = await answer([{ nps: '9' }], '?shop=Lyon&basket=30&utm_source=mail');
    expect(step!.status).toBe(200);
    const fields = { ...hiddenInputs(step!.text), ':script': '1', source: 'friend' };
    const replies = await Promise.all([send(fields), send(fields), send(fields)]);
    for (const reply of replies) {
      expect(reply.status).toBe(303);
      expect(reply.headers['location']).toMatch(`/s/${survey.linkCode}/thanks?lang=en`);
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
  });

  it('ends the screen at a question that others depend on, and takes its answer along', async () => {
    const [step, back, done] = await answer([
      { nps: '3' },
      { why: 'half a sentence', ':go': 'back' },
      { nps: '2', ':go': 'next' },
    ]);
    expect(step!.status).toBe(200);
    expect(withoutScripted(step!.text)).toContain('What went wrong?');
    expect(withoutScripted(step!.text)).not.toContain('type="radio" id="q-nps-0"');
    expect(hiddenInputs(step!.text)['nps']).toBe('3');
    expect(step!.text).not.toContain('role="alert"');
    expect(back!.text).toMatch(/value="3" checked/);
    expect(done!.text).toContain('half a sentence</textarea>');
    const before = await storedResponses(platform, survey.uuid);
    const last = { ...hiddenInputs(done!.text), why: 'Too <b>slow</b>' };
    const thanks = await send(last);
    expect([thanks.status, thanks.text]).toEqual([200, expect.stringContaining('Thanks a lot')]);
    expect(await storedResponses(platform, survey.uuid)).toBe(before + 1);
  });

  it('stores the answer of each screen before it shows the next', async () => {
    const [step] = await answer([{ nps: '4' }]);
    expect(step!.text).toContain('saved as you go');
    const own = hiddenInputs(step!.text);
    const saved = () =>
      platform.http
        .get(`/v1/links/${survey.linkCode}/responses/${own[':submission']}`)
        .set('edit-key', own[':edit-key']!);
    expect((await saved()).body).toMatchObject({ answers: { nps: 4 }, complete: false });
    await send({ ...own, why: 'Late', ':go': 'next' });
    expect((await saved()).body).toMatchObject({ answers: { nps: 4, why: 'Late' }, complete: true });
  });

  it('shows a stored answer to its sender alone, to be changed', async () => {
    const [step] = await answer([{ ':script': '1', nps: '9', source: 'friend', age: '41' }]);
    const [, submission, key] = /#([^.]+)\.(.+)$/.exec(step!.headers['location']!)!;
    const edit = { ':submission': submission!, ':edit-key': key!, ':go': 'edit' };
    const page = await send(edit);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/value="9" checked/);
    expect(page.text).toMatch(/value="friend" checked/);
    expect((await send({ ...hiddenInputs(page.text), ':script': '1', nps: '2', why: 'Broke' })).status).toBe(303);
    expect((await send(edit)).text).toMatch(/value="2" checked/);
    expect((await send({ ...edit, ':edit-key': 'A'.repeat(32) })).status).toBe(404);
  });

  it('asks all questions of the page at once when its script has run', async () => {
    const [done] = await answer([{ ':script': '1', nps: '3', why: 'It was late.' }]);
    expect(done!.status).toBe(303);
  });

  it('replies 422 to missing and invalid answers, with the rule, the fix, links and the input', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const reply = await send({ ...(await ownFields()), ':script': '1', age: '200', source: 'friend' });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('<title>Error: How was it?');
    expect(reply.text).toContain('role="alert"');
    expect(reply.text).toContain('<a href="#q-nps-0">Choose a number from 0 to 10</a>');
    expect(reply.text).toContain('<a href="#q-age-0">Enter a number from 0 to 130</a>');
    for (const id of ['q-nps-0', 'q-age-0']) expect(reply.text).toContain(`id="${id}"`);
    expect(reply.text).toContain('aria-invalid');
    expect(reply.text).toContain('value="200"');
    expect(reply.text).toMatch(/value="friend" checked/);
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
  });

  it('accepts free text for a choice', async () => {
    const screens: Record<string, string>[] = [{ nps: '8' }, { source: 'other:', 'source:other': 'the radio' }];
    expect((await answer(screens)).at(-1)!.text).toContain('Thanks a lot');
    const event = await platform.events.next(ResponseSubmitted, ({ payload }) =>
      payload.answers.some(({ value }) => value === 'other:the radio'),
    );
    expect(event.payload.answers).toHaveLength(1);
  });

  it('keeps everything filled in when the language is changed', async () => {
    const fields: Record<string, string> = { ...(await ownFields('?shop=Lyon')), nps: '9', ':go': 'lang:fr' };
    const page = await send(fields);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="fr"');
    expect(page.text).toMatch(/value="9" checked/);
    expect(hiddenInputs(page.text)).toMatchObject({ shop: 'Lyon', ':submission': fields[':submission'] });
    const linked = await show('?nps=9&shop=Lyon');
    expect(linked.text).toContain(`hreflang="fr" href="/s/${survey.linkCode}?lang=fr&amp;shop=Lyon&amp;nps=9"`);
  });

  it('says so when the trap was filled in, and stores the form that comes back', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const step = await answer([{ nps: '10', ':leave-empty': 'http://spam.example' }]);
    expect(step[0]!.status).toBe(422);
    expect(step[0]!.text).toContain('A hidden field was filled in');
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
    const again = await send({ ...hiddenInputs(step[0]!.text), ':script': '1', nps: '10' });
    expect(again.status).toBe(303);
    expect(await storedResponses(platform, survey.uuid)).toBe(before + 1);
  });

  it('finds the page by an address with a slash at the end', async () => {
    const reply = await show('/?nps=9');
    expect(reply.status).toBe(200);
    expect(reply.text).toMatch(/name="nps"[^>]* value="9"[^>]* checked/);
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
    expect(page.text).not.toContain('<script>alert');
    const again = await send({ ':script': '1', nps: '3', why: evil, age: evil }, named.linkCode);
    expect(again.text).not.toContain('<script>alert');
  });

  it('accepts answers to the displayed version after a newer one was published', async () => {
    const own = await publishSurvey(platform);
    const fields = hiddenInputs((await show('', own.linkCode)).text);
    await publishSurvey(platform, { survey_id: own.uuid, link_code: own.linkCode, version: 2 });
    await eventually(async () => {
      expect(hiddenInputs((await show('', own.linkCode)).text)[':version']).toBe('2');
    });
    expect((await send({ ...fields, ':script': '1', nps: '9' }, own.linkCode)).status).toBe(303);
    const { payload } = await platform.events.next(ResponseSubmitted, { survey_id: own.uuid });
    expect(payload.survey_version).toBe(1);
  });

  it('is the same page for every address that leads nowhere, and names nobody', async () => {
    const absent = await show('', 'absent0000');
    expect([absent.status, absent.headers['x-robots-tag']]).toEqual([404, 'noindex']);
    for (const path of ['/s/x', `/s/${'a'.repeat(60)}`, '/r/x', `/r/${'A'.repeat(32)}`, `/r/${'A'.repeat(32)}/thanks`])
      expect([path, (await platform.http.get(path)).text]).toEqual([path, absent.text]);
    for (const path of ['/s/absent0000', `/r/${'A'.repeat(32)}`]) {
      const sent = await platform.http.post(path).type('form').send({ nps: '9' });
      expect([sent.status, sent.text]).toEqual([404, absent.text]);
    }
  });

  it('handles invalid fields of every kind', async () => {
    for (const fields of [
      { ':version': '99', nps: '9' },
      { ':version': 'x', ':submission': 'y', ':language': '<', ':screen': '9.9', ':go': 'lang:<' },
      { nps: ['1', '2', '3'], source: ['ad', 'friend'], day: '2026-99-99', member: 'maybe', __proto__x: '1' },
      { ':submission': randomUUID().toUpperCase(), nps: 'NaN', basket: '1e999' },
    ]) {
      const reply = await send(fields as unknown as Record<string, string>);
      expect([200, 303, 404, 422]).toContain(reply.status);
    }
  });
});
