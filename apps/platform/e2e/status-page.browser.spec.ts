import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { BrandChanged, CustomerChanged, MemberChanged, ResponseSubmitted } from '@hearback/contracts';
import { FollowupsModule } from '@hearback/followups';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { smallTargets, toField } from './keyboard-walk.js';
import { Visit } from './survey-visit.js';

const MINUTE = 60_000;
const LOOKS = [
  { width: 320, colorScheme: 'light', language: 'de' },
  { width: 375, colorScheme: 'light', language: 'en' },
  { width: 375, colorScheme: 'dark', language: 'ar' },
  { width: 375, colorScheme: 'light', language: 'ar' },
  { width: 1200, colorScheme: 'dark', language: 'fr' },
] as const;

describe('the status page of a customer, in a browser', () => {
  let platform: Medium;
  let browser: Browser;
  const ada = randomUUID();

  beforeAll(async () => {
    const now = new Date('2026-11-26T09:00:00.000Z');
    [platform, browser] = await Promise.all([
      medium({ modules: { followups: FollowupsModule }, now }),
      launchChromium(),
    ]);
    const changed_at = now.toISOString();
    await platform.publish(MemberChanged, {
      workspace_id: platform.tenantId,
      staff_id: ada,
      email: 'ada@example.org',
      name: 'Ada Lovelace',
      role: 'editor',
      active: true,
      changed_at,
    });
    await platform.publish(BrandChanged, {
      workspace_id: platform.tenantId,
      name: 'Lumen Lamps',
      color: '#7a4b0a',
      contact: { name: 'Maya', phone: '030 555 0199', email: 'maya@example.org', hours: '9–18' },
      privacy_url: null,
      logo_path: null,
      changed_at,
    });
    await platform.drained();
    const rule = {
      name: 'Unhappy',
      conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }] },
      action: { title: 'Answer', playbook: '', due_in_minutes: 120, assignment: { strategy: 'none' } },
    };
    await platform.as().post('/v1/rules').send(rule).expect(201);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  const asAda = () => platform.as({ role: 'editor', staffId: ada });
  const at = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * MINUTE).toISOString();
  const advance = async (minutes: number) => {
    platform.clock.advance(minutes * MINUTE);
    await platform.drained();
  };

  /** A task of Ada about an unhappy answer of a customer, and the path of the customer's page. */
  async function matter(language = 'en') {
    const external_id = `C-${randomUUID()}`;
    const changed_at = at(0);
    await platform.publish(CustomerChanged, {
      customer_id: randomUUID(),
      external_id,
      language,
      time_zone: 'Europe/Berlin',
      attributes: {},
      revision: 1,
      changed_at,
    });
    const response_id = randomUUID();
    await platform.publish(ResponseSubmitted, {
      response_id,
      survey_id: '0198c0a4-0000-7000-8000-000000000001',
      survey_version: 1,
      touchpoint_id: null,
      channel: 'link',
      language,
      submitted_at: changed_at,
      accepted_at: changed_at,
      customer: { external_id },
      scores: [{ question: 'recommend', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score: 2 }],
      answers: [{ question: 'why', kind: 'text', value: 'The label page said that my order does not exist.' }],
      attributes: [],
    });
    await platform.drained();
    const { body } = await platform.as().get(`/v1/tasks?response_id=${publicId('rsp', response_id)}`);
    const { id } = body.data[0];
    await asAda()
      .patch(`/v1/tasks/${id}`)
      .set('if-match', '"1"')
      .send({ assignee_id: publicId('stf', ada) })
      .expect(200);
    const link = await asAda().post(`/v1/tasks/${id}/status-link`).send({}).expect(200);
    return { id: id as string, path: new URL(link.body.url).pathname };
  }
  const promised = async (id: string, minutes: number, what = 'The courier collects the lamp.') =>
    (
      await asAda()
        .post(`/v1/tasks/${id}/promises`)
        .send({ what, due_at: at(minutes) })
        .expect(201)
    ).body;
  const open = async (path: string, options: Parameters<typeof Visit.start>[1] = {}) => {
    const visited = await Visit.start(browser, options);
    await visited.page.goto(platform.url + path);
    return visited;
  };

  it.each(LOOKS)(
    'has no violation of WCAG 2.2 AA in any state: $width px, $colorScheme, $language',
    async ({ width, colorScheme, language }) => {
      const { id, path } = await matter(language);
      const viewport = { width, height: 800 };
      const visited = await open(path, { viewport, colorScheme, bypassCSP: true });
      const { page } = visited;
      const check = async () => {
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
        expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
        expect(await smallTargets(page)).toEqual([]);
      };
      await check();
      const kept = await promised(id, 60, 'A call');
      const late = await promised(id, 60);
      await asAda()
        .post(`/v1/promises/${late.id}/move`)
        .send({ due_at: at(90), reason: 'The courier is ill.' });
      await asAda().post(`/v1/promises/${kept.id}/keep`).send({});
      await page.goto(platform.url + path);
      await page.locator('summary').click();
      await check();
      await advance(91);
      await page.goto(platform.url + path);
      await page.locator('.pr.no').waitFor();
      await check();
      await page.locator('.pr.no [value=not_kept]').click();
      await check();
      await page.locator('#text').fill('Nobody came.');
      await page.locator('[value=reply]').click();
      await page.locator('.ms.me').waitFor();
      await check();
      await page.locator('[value=settled]').click();
      await check();
      await page.goto(`${platform.url}/t/none?lang=${language}`);
      await check();
      await visited.end();
    },
    120_000,
  );

  it('is read and answered without JavaScript on a phone in Arabic, by keyboard alone', async () => {
    const { id, path } = await matter('ar');
    const promise = await promised(id, 600, 'يستلم الساعي المصباح');
    await asAda()
      .post(`/v1/promises/${promise.id}/move`)
      .send({ due_at: at(1200), reason: 'الساعي مريض' })
      .expect(200);
    const visited = await open(path, {
      javaScriptEnabled: false,
      locale: 'ar',
      viewport: { width: 375, height: 812 },
    });
    const { page } = visited;
    expect(await page.title()).toBe('يتولى الأمر Ada · Lumen Lamps');
    const card = await page.locator('.pr').innerText();
    for (const part of ['وعدناك', 'يستلم الساعي المصباح', 'الساعي مريض', 'كان الموعد الأول'])
      expect(card).toContain(part);
    await toField(page, '#text');
    await page.keyboard.type('يناسبني الجمعة');
    await toField(page, '[value=reply]');
    await page.keyboard.press('Enter');
    await page.locator('.ms.me', { hasText: 'يناسبني الجمعة' }).waitFor();
    // The browser sends the form again: that changes nothing more.
    await page.reload();
    await page.locator('.ms.me').waitFor();
    const { body } = await asAda().get(`/v1/tasks/${id}/thread`);
    expect(body.messages.map(({ channel, text }: { channel: string; text: string }) => [channel, text])).toEqual([
      ['page', 'يناسبني الجمعة'],
    ]);
    expect(visited.requests.filter((url) => !url.startsWith(platform.url) && !url.startsWith('data:'))).toEqual([]);
    expect(visited.complaints).toEqual([]);
    expect(await visited.context.cookies()).toEqual([]);
    await visited.end();
  });

  it('breaks a kept promise and opens its task again with “not kept”, in the customer’s words', async () => {
    const { id, path } = await matter();
    const promise = await promised(id, 60);
    await asAda().post(`/v1/promises/${promise.id}/keep`).send({}).expect(200);
    const how = { root_cause: 'delivery', outcome: 'recovered' };
    await asAda().post(`/v1/tasks/${id}/resolve`).send(how).expect(200);
    const visited = await open(path, { javaScriptEnabled: false, viewport: { width: 375, height: 812 } });
    const { page } = visited;
    await page.getByRole('heading', { name: 'This is settled' }).waitFor();
    await page.locator('summary').click();
    await page.getByLabel('What happened? (optional)').fill('No lamp was collected.');
    await page.getByRole('button', { name: 'Not kept' }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    await page.getByText('No lamp was collected.').first().waitFor();
    const task = (await asAda().get(`/v1/tasks/${id}`)).body;
    expect(task).toMatchObject({ status: 'open', reopen_count: 1 });
    const [listed] = (await asAda().get(`/v1/promises?task_id=${id}`)).body.data;
    expect(listed).toMatchObject({ status: 'broken', objection: 'No lamp was collected.' });
    await visited.end();
  });
});
