import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { surveyOfAllKinds } from './survey-of-all-kinds.js';
import { begunAnswers, framingPage, publishedPage, Visit } from './survey-visit.js';

const WIDTHS = [1200, 375, 320];
const SCHEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'ar'];

const LOOKS = WIDTHS.flatMap((width) =>
  SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ width, scheme, language }))),
);

describe('the survey page in a browser', () => {
  let product: ProductUnderTest;
  let browser: Browser;
  /** Paths of pages. */
  let allKinds: string;
  let nps: string;
  let branching: string;

  beforeAll(async () => {
    [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
    allKinds = await publishedPage(product, 'All kinds', surveyOfAllKinds(true));
    nps = await publishedPage(product, 'Delivery', surveys['delivery']!.definition);
    branching = await publishedPage(product, 'Checkout', surveys['checkout']!.definition);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const visit = async (path: string, options: Parameters<typeof Visit.start>[1] = {}) => {
    const started = await Visit.start(browser, options);
    await started.page.goto(product.url + path);
    return started;
  };
  const savedText = (of: Visit) => of.page.getByText('saved as you go').waitFor();
  const thanks = (of: Visit) => of.page.locator('.ok').waitFor();
  const responses = async (path: string) => {
    const { data } = await product.call('GET', '/v1/responses?limit=100');
    const begun = await product
      .databaseOf('responses')
      .sql<{ id: string }>('select survey_id as id from responses.survey where link_code = $1', [path.slice(3)]);
    return data.filter(({ survey_id }: { survey_id: string }) => survey_id.endsWith(begun[0]!.id.replaceAll('-', '')));
  };

  /** Id of the survey with this page. */
  const surveyOf = async (path: string): Promise<string> => {
    const { data } = await product.call('GET', '/v1/surveys?limit=100');
    return data.find(({ link_code }: { link_code: string }) => path === `/s/${link_code}`).id;
  };

  /** Answers the first page of the survey of all kinds. */
  async function answerFirstPage({ page }: Visit): Promise<void> {
    for (const key of ['nps', 'csat', 'ces', 'stars', 'mood', 'source', 'wrong'])
      await page.locator(`#q-${key} label`).first().click();
    for (const row of await page.locator('#q-parts .row').all()) await row.locator('label').first().click();
    for (const [index, place] of ['2', '1', '3'].entries())
      await page.locator('#q-order select').nth(index).selectOption(place);
    await page.locator('.go:visible').click();
    await page.locator('#q-why').waitFor();
  }

  it.each(LOOKS)(
    'has no violation of WCAG 2.2 AA: $width px, $scheme, $language',
    async ({ width, scheme, language }) => {
      const viewport = { width, height: 800 };
      const visited = await visit(`${allKinds}?lang=${language}`, { bypassCSP: true, viewport, colorScheme: scheme });
      const { page } = visited;
      expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
      await page.locator('.go:visible').click();
      await page.locator('#problem').waitFor();
      expect(await page.title()).toMatch(/^(Error: |خطأ: )/);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('problem');
      expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
      await answerFirstPage(visited);
      await page.locator('.go:visible').click();
      await page.locator('#problem').waitFor();
      expect([await visited.violations(), await visited.overflow()]).toEqual([[], 0]);
      await visited.end();
    },
  );

  it('is answered by keyboard alone, and choosing does not send', async () => {
    const visited = await visit(nps);
    const { page } = visited;
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
    for (let i = 0; i < 10 && (await focused()) !== 'recommend'; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('input[name=recommend]:checked').inputValue()).toBe('2');
    expect(page.url()).toBe(product.url + nps);
    for (let i = 0; i < 10 && (await focused()) !== 'why'; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('It came late.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await thanks(visited);
    expect((await responses(nps))[0]).toMatchObject({ scores: [{ score: 2 }] });
    await visited.end();
  });

  it('asks follow-up questions in place, loads nothing from elsewhere, stores nothing, and nothing moves', async () => {
    const visited = await visit(branching);
    const { page } = visited;
    await page.evaluate(() => {
      const seen = (globalThis as unknown as { shifts: number[] }).shifts ?? [];
      (globalThis as unknown as { shifts: number[] }).shifts = seen;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput) seen.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const followUp = page.locator('#q-hurdle');
    expect(await followUp.isVisible()).toBe(false);
    await page.locator('label', { hasText: /^2$/ }).click();
    await followUp.waitFor();
    await page.locator('label', { hasText: /^5$/ }).click();
    await followUp.waitFor({ state: 'hidden' });
    await savedText(visited);
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as unknown as { renderBlockingStatus: string }).renderBlockingStatus === 'blocking')
        .map(({ name }) => name),
    );
    expect(blocking).toEqual([]);
    expect(visited.requests.filter((url) => !url.startsWith(product.url))).toEqual([]);
    expect(await visited.context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(visited.complaints).toEqual([]);
    await visited.end();
  });

  it('keeps what is filled in over reloading, a change of language and Back', async () => {
    const visited = await visit(branching);
    const { page } = visited;
    await page.locator('label', { hasText: /^1$/ }).click();
    await page.locator('#q-comment-0').fill('The voucher was refused.');
    await savedText(visited);
    await page.reload();
    const isKept = async () => {
      expect(await page.locator('input[name=satisfied]:checked').inputValue()).toBe('1');
      expect(await page.locator('#q-comment-0').inputValue()).toBe('The voucher was refused.');
    };
    await isKept();
    await page.getByRole('button', { name: 'français' }).click();
    await page.locator('html[lang=fr]').waitFor();
    await isKept();
    await page.goBack();
    await isKept();
    await page.locator('.go:visible').click();
    await thanks(visited);
    await page.goBack();
    await isKept();
    expect(await begunAnswers(product, branching)).toHaveLength(2);
    await visited.end();
  });

  it('says what is not saved without a connection, and saves it with the next one', async () => {
    const visited = await visit(nps);
    await visited.context.setOffline(true);
    await visited.page.locator('label', { hasText: /^7$/ }).click();
    await visited.page.getByText('not saved yet').waitFor();
    await visited.context.setOffline(false);
    await savedText(visited);
    expect(await begunAnswers(product, nps)).toContainEqual({ recommend: 7 });
    await visited.end();
  });

  it('offers to change the answer after sending, and the address that people share does not', async () => {
    const visited = await visit(nps);
    const { page } = visited;
    await page.locator('label', { hasText: /^9$/ }).click();
    await page.locator('.go:visible').click();
    await thanks(visited);
    await page.getByRole('button', { name: 'Change my answer' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    const friend = await visit(page.url().slice(product.url.length));
    expect(await friend.page.getByRole('button', { name: 'Change my answer' }).isVisible()).toBe(false);
    await friend.end();
    const before = (await responses(nps)).length;
    await page.getByRole('button', { name: 'Change my answer' }).click();
    expect(await page.locator('input[name=recommend]:checked').inputValue()).toBe('9');
    await page.locator('label', { hasText: /^10$/ }).click();
    await page.locator('.go:visible').click();
    await thanks(visited);
    const after = await responses(nps);
    expect(after).toHaveLength(before);
    expect(after[0]).toMatchObject({ scores: [{ score: 10 }] });
    await visited.end();
  });

  it('starts over for the next person on a shared device, and keeps nothing of the one before', async () => {
    const visited = await visit(`${nps}?kiosk`);
    const { page } = visited;
    await page.clock.install();
    await page.reload();
    await page.locator('label', { hasText: /^3$/ }).click();
    await savedText(visited);
    expect(await page.evaluate(() => history.state)).toBeNull();
    await page.locator('.go:visible').click();
    await thanks(visited);
    await page.clock.fastForward(11_000);
    await page.waitForURL(`**${nps}?kiosk=1`);
    expect(await page.locator(':checked').count()).toBe(0);
    await page.goBack();
    await page.clock.fastForward(61_000);
    await page.waitForURL(`**${nps}?kiosk=1`);
    expect(await page.locator(':checked').count()).toBe(0);
    await visited.end();
  });

  it('is framed by the origins of the survey, and by no others', async () => {
    const id = await surveyOf(nps);
    const pages = await Promise.all([framingPage(product.url + nps), framingPage(product.url + nps)]);
    const { revision } = await product.call('GET', `/v1/surveys/${id}`);
    const reply = await fetch(`${product.url}/v1/surveys/${id}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${product.secretKey}`,
        'content-type': 'application/json',
        'if-match': `"${revision}"`,
      },
      body: JSON.stringify({ frame_origins: [pages[0]!.origin] }),
    });
    expect(reply.status).toBe(200);
    await eventually(async () => {
      const { headers } = await fetch(product.url + nps);
      if (headers.get('x-frame-options') !== null) throw new Error('the change is not known yet');
    });
    const shown = async (url: string) => {
      const started = await Visit.start(browser);
      await started.page.goto(url);
      const frame = started.page.frames()[1]!;
      await frame.waitForLoadState().catch(() => undefined);
      const count = await frame.locator('#survey').count();
      await started.context.close();
      return count;
    };
    const [allowed, other] = pages;
    expect(await shown(allowed!.origin)).toBe(1);
    expect(await shown(other!.origin)).toBe(0);
    // The same server by another host name is another origin.
    expect(await shown(allowed!.origin.replace('127.0.0.1', 'localhost'))).toBe(0);
    await Promise.all(pages.map(({ close }) => close()));
  });

  it('lets the customer of a personal link answer, change and withdraw without JavaScript', async () => {
    const { data } = await product.call('POST', `/v1/surveys/${await surveyOf(nps)}/personal-links`, {
      customers: [{ external_id: 'C-7' }],
    });
    const visited = await visit(new URL(data[0].url).pathname, { javaScriptEnabled: false });
    const { page } = visited;
    await page.locator('label', { hasText: /^9$/ }).click();
    // Without script each screen is a page of its own, which must have been loaded before it is looked at.
    const send = async () => {
      await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('.go:visible').click()]);
    };
    await send();
    while ((await page.locator('.ok').count()) === 0) await send();
    const ofCustomer = async () => (await product.call('GET', '/v1/responses?customer=C-7')).data;
    expect(await ofCustomer()).toMatchObject([{ channel: 'personal', scores: [{ score: 9 }] }]);
    await page.getByRole('button', { name: 'Change my answer' }).click();
    expect(await page.locator('input[name=recommend]:checked').inputValue()).toBe('9');
    await page.goBack();
    await page.getByRole('button', { name: 'Withdraw my answer' }).click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByText('Your answer is withdrawn').waitFor();
    expect(await ofCustomer()).toEqual([]);
    await visited.context.close();
  });

  describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
    it('a low score that is left at the follow-up question of a template is stored', async () => {
      const templates = (await product.call('GET', '/v1/survey-templates')).data;
      expect(templates.length).toBeGreaterThan(2);
      for (const { key, definition } of templates) {
        const path = await publishedPage(product, `${key} ${javaScriptEnabled ? 'with' : 'without'}`, definition);
        const visited = await visit(path, { javaScriptEnabled });
        const { page } = visited;
        const { key: name, rows } = definition.questions[0];
        const question = page.locator(`#q-${name}`);
        const first = await question.locator('input').first().getAttribute('value');
        const value = rows ? expect.anything() : Number.isNaN(Number(first)) ? first : Number(first);
        for (const choices of rows ? await question.locator('.row').all() : [question])
          await choices.locator('label').first().click();
        if (javaScriptEnabled) await savedText(visited);
        else await page.locator('.go:visible').click();
        await eventually(async () => {
          const stored = await begunAnswers(product, path);
          expect([key, stored]).toEqual([key, [expect.objectContaining({ [name]: value })]]);
        });
        await visited.end();
      }
    });

    it('all kinds of questions are answered and stored', async () => {
      const path = await publishedPage(
        product,
        `Kinds ${javaScriptEnabled ? 'with' : 'without'}`,
        surveyOfAllKinds(false),
      );
      const visited = await visit(path, { javaScriptEnabled });
      const { page } = visited;
      for (const key of ['nps', 'csat', 'ces', 'stars', 'mood']) await page.locator(`#q-${key} label`).nth(2).click();
      await page.locator('#q-source input[name="source:other"]').fill('In a dream');
      await page.locator('#q-wrong label').nth(1).click();
      await page.locator('#q-parts .row').nth(1).locator('label').nth(2).click();
      for (const [index, place] of ['2', '1', '3'].entries())
        await page.locator('#q-order select').nth(index).selectOption(place);
      await page.locator('.go:visible').click();
      await page.locator('#q-why-0').fill('Two\nlines');
      await page.locator('#q-name-0').fill('Lumi');
      await page.locator('#q-hours-0').fill('7,5');
      await page.locator('#q-day-0').fill('2026-11-18');
      await page.locator('#q-mail-0').fill('jonas@example.com');
      await page.locator('#q-contact label').first().click();
      await page.locator('.go:visible').click();
      await thanks(visited);
      const [stored] = await begunAnswers(product, path);
      expect(stored).toEqual({
        nps: 2,
        csat: 3,
        ces: 3,
        stars: 3,
        mood: 3,
        source: 'other:In a dream',
        wrong: ['lamp'],
        parts: { switch: 'good' },
        order: ['light', 'price', 'look'],
        why: 'Two\nlines',
        name: 'Lumi',
        hours: 7.5,
        day: '2026-11-18',
        mail: 'jonas@example.com',
        contact: true,
      });
      await visited.end();
    });
  });
});
