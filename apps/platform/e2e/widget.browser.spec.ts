import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, XSS_PAYLOADS } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { serveShop } from '../../../tools/demo/shop/serve-shop.mjs';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { surveyOfAllKinds } from './survey-of-all-kinds.js';
import { WidgetShop, type AskedSurvey, type WidgetVisit } from './widget-shop.js';

const ORDERED = { display: 'popover', trigger: { kind: 'event', name: 'order_placed' } } as const;

const BUTTON = { display: 'button', trigger: { kind: 'delay', seconds: 0 } } as const;

const LOOKS = [1200, 375, 320].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((scheme) => ['en', 'ar'].map((language) => ({ width, scheme, language }))),
);

/** The survey of all kinds with texts that would be code if they were not text: every payload, and some of them in each place. */
function surveyOfTexts() {
  const definition = surveyOfAllKinds(false);
  const named = Object.keys(definition.texts.en).concat('thank_you.title', 'thank_you.text');
  const each = Math.ceil(XSS_PAYLOADS.length / named.length);
  const payloads = (index: number) =>
    Array.from({ length: each }, (_, n) => XSS_PAYLOADS[(index * each + n) % XSS_PAYLOADS.length]).join(' ');
  const en = Object.fromEntries(named.map((id, index) => [id, payloads(index)]));
  return { ...definition, languages: ['en'], texts: { en } };
}

describe('the widget in a browser', () => {
  let product: ProductUnderTest;
  let browser: Browser;
  let shop: WidgetShop;
  /** Of one shop: a popover after an order, and a button. */
  let csat: AskedSurvey;
  let button: AskedSurvey;
  /** Address of a page of that shop. */
  let plain: string;
  /** Of shops of their own. */
  let kinds: AskedSurvey;
  let free: AskedSurvey;
  let inline: AskedSurvey;
  let texts: AskedSurvey;
  let known: Awaited<ReturnType<WidgetShop['ask']>>;
  let demo: Awaited<ReturnType<typeof serveShop>>;

  beforeAll(async () => {
    [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
    shop = await WidgetShop.open(product, browser);
    const asked = await shop.ask(surveys['checkout']!.definition, ORDERED);
    csat = asked;
    await asked.workspace.call('PUT', '/v1/workspace/brand', {
      name: 'Lumen Lamps',
      color: '#7a4b0a',
      privacy_url: 'https://lumen.example/privacy',
      contact: { name: 'Inès', phone: '+49 30 1234567', email: 'ines@lumen.example', hours: 'Mon–Fri 9–18' },
    });
    button = await shop.ask(
      surveys['delivery']!.definition,
      { ...BUTTON, button_text: { en: 'Feedback' } },
      asked.workspace,
    );
    [kinds, free, inline, texts, known] = await Promise.all([
      shop.ask(surveyOfAllKinds(true), { ...BUTTON, button_text: { en: 'Feedback', ar: 'رأيك' } }),
      shop.ask(surveyOfAllKinds(false), BUTTON),
      shop.ask(surveys['checkout']!.definition, { display: 'inline', trigger: { kind: 'page', path: '*' } }),
      shop.ask(surveyOfTexts(), { ...BUTTON, button_text: { en: '<img src=x onerror=hacked()>' } }),
      shop.ask(surveys['checkout']!.definition, ORDERED),
    ]);
    plain = shop.page('/plain', csat);
    demo = await serveShop({ product: product.url, key: csat.key });
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
    await demo?.stop();
    await product?.stop();
  });

  it('asks in the demo shop after an order, under its strict policy, and moves, stores and reveals nothing', async () => {
    const visited = await shop.visit(demo.url);
    const { page, popover } = visited;
    await visited.button.waitFor();
    await page.locator('#order').click();
    await popover.getByText('How satisfied are you').waitFor();
    expect(await visited.focused()).not.toContain('pop');
    await visited.choose('2');
    await popover.locator('#q-hurdle').waitFor();
    await eventually(async () => expect(await shop.stored(csat)).toEqual([{ satisfied: 2 }]));
    const { shifts, events } = await visited.seen();
    expect(shifts).toEqual([]);
    expect(events).toEqual([
      ['shown', null],
      ['answered', 'satisfied'],
    ]);
    const own = [product.url, new URL(demo.url).origin, 'null'];
    expect(visited.visit.requests.filter((url) => !own.includes(new URL(url).origin))).toEqual([]);
    expect(await visited.visit.context.cookies()).toEqual([]);
    expect(Object.keys(await visited.entry())).toEqual(['hearback']);
    expect(visited.visit.complaints).toEqual([]);
    await visited.end();
  });

  it('stores a low score of a visitor who leaves at once', async () => {
    const visited = await shop.visit(plain);
    const before = (await shop.stored(csat)).length;
    await visited.call('track', 'order_placed');
    await visited.choose('2');
    await visited.page.goto('about:blank');
    await eventually(async () => expect((await shop.stored(csat)).slice(before)).toEqual([{ satisfied: 2 }]));
    await visited.end();
  });

  it('opens what the page wants whatever its gates say, and forgets on demand', async () => {
    const visited = await shop.visit(plain);
    const { page, popover } = visited;
    await visited.button.waitFor();
    const show = (id?: string) =>
      page.evaluate(
        (each) => (globalThis as unknown as { hearback: { show(id?: string): Promise<boolean> } }).hearback.show(each),
        id,
      );
    expect([await show('srv_absent'), await popover.isVisible()]).toEqual([false, false]);
    expect(await show(csat.id)).toBe(true);
    await popover.getByText('How satisfied are you').waitFor();
    await page.keyboard.press('Escape');
    expect(await show()).toBe(true);
    await popover.getByText('How likely are you').waitFor();
    expect(Object.keys(await visited.entry())).toEqual(['hearback']);
    await visited.call('reset');
    await popover.waitFor({ state: 'detached' });
    expect(JSON.parse((await visited.entry())['hearback'] ?? '{}').asked ?? {}).toEqual({});
    await visited.end();
  });

  it('thanks by the score with a way to a person, and changes the same response after sending', async () => {
    const visited = await shop.visit(shop.page('/order', csat));
    const { popover } = visited;
    await visited.call('track', 'order_placed');
    await visited.choose('1');
    await visited.send();
    await popover.getByText('Thank you').waitFor();
    expect(await popover.getByRole('link', { name: '+49 30 1234567' }).getAttribute('href')).toBe('tel:+49301234567');
    expect(await visited.focused()).toBe('DIV');
    expect(await visited.visit.violations()).toEqual([]);
    const before = (await shop.stored(csat)).length;
    await popover.getByRole('button', { name: 'Change my answer' }).click();
    expect(await popover.locator('input:checked').inputValue()).toBe('1');
    await visited.choose('5');
    await visited.send();
    await popover.getByText('Thank you').waitFor();
    const stored = await shop.stored(csat);
    expect([stored.length, stored.at(-1)]).toEqual([before, { satisfied: 5 }]);
    await popover.getByRole('button', { name: 'Close', exact: true }).click();
    await popover.waitFor({ state: 'detached' });
    const { events } = await visited.seen();
    expect(events).toEqual([
      ['shown', null],
      ['answered', 'satisfied'],
      ['completed', null],
    ]);
    await visited.end();
  });

  it('is answered from the button by keyboard alone; Escape closes it and the focus returns', async () => {
    const visited = await shop.visit(plain);
    const { page, popover } = visited;
    await visited.button.waitFor();
    await visited.tabTo('fb');
    await page.keyboard.press('Enter');
    await popover.getByText('How likely are you').waitFor();
    expect(await popover.getAttribute('aria-label')).toContain('How likely are you');
    expect(await visited.focused()).toBe('pop');
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
    expect(await visited.focused()).toBe('fb');
    expect(await visited.button.getAttribute('aria-expanded')).toBe('false');
    await visited.button.click();
    await popover.waitFor();
    await visited.button.click();
    await popover.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await popover.getByText('How likely are you').waitFor();
    await visited.tabTo('recommend');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await visited.tabTo('go');
    await page.keyboard.press('Enter');
    await popover.getByText('Thank you for telling us').waitFor();
    expect(await shop.stored(button)).toEqual([{ recommend: 1 }]);
    await visited.end();
  });

  it('never takes the focus by itself, and gives it back to where it came from', async () => {
    const visited = await shop.visit(
      shop.page('/form', csat, { body: '<main><h1>A shop</h1><input name="coupon"></main>' }),
    );
    const { page, popover } = visited;
    await page.locator('input').focus();
    await visited.call('track', 'order_placed');
    await popover.getByText('How satisfied are you').waitFor();
    expect(await page.locator('.say').textContent()).toContain('How satisfied are you');
    expect(await visited.focused()).toBe('coupon');
    await page.keyboard.press('Escape');
    expect(await popover.isVisible()).toBe(true);
    await visited.tabTo('satisfied');
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
    expect(await visited.focused()).toBe('coupon');
    expect((await visited.seen()).events).toContainEqual(['dismissed', null]);
    await visited.end();
  });

  it('remembers in its one entry that it asked, and asks again after the days of the survey', async () => {
    const visited = await shop.visit(plain);
    const { page, popover } = visited;
    const ask = () => visited.call('track', 'order_placed');
    await ask();
    await popover.waitFor();
    const today = Math.floor(Date.now() / 86_400_000);
    const kept = JSON.parse((await visited.entry())['hearback']!);
    expect(kept.asked).toEqual({ [csat.id]: today });
    const setAsked = (day: number) =>
      page.evaluate(
        (text) => localStorage.setItem('hearback', text),
        JSON.stringify({ ...kept, asked: { [csat.id]: day } }),
      );
    const isAsked = async () => {
      await page.reload();
      await ask();
      const gates = await visited.why();
      expect(gates.get('the page has called hearback.track("order_placed")')).toBe(true);
      return gates.get('it was not shown in this browser in the last 30 days');
    };
    expect(await isAsked()).toBe(false);
    await setAsked(today - 29);
    expect(await isAsked()).toBe(false);
    await setAsked(today - 30);
    await page.reload();
    await ask();
    await popover.getByText('How satisfied are you').waitFor();
    await visited.end();
  });

  it('keeps nothing where storage is off', async () => {
    const visited = await shop.visit(shop.page('/off', csat, { attributes: 'data-storage="off"' }));
    await visited.call('track', 'order_placed');
    await visited.choose('4');
    await visited.send();
    await visited.popover.getByText('Thank you').waitFor();
    expect(await visited.entry()).toEqual({});
    await visited.end();
  });

  it('sends answers again when the connection is back, and those of a page that was left on the next one', async () => {
    const visited = await shop.visit(plain);
    const { page, popover } = visited;
    await visited.call('track', 'order_placed');
    await popover.getByText('How satisfied are you').waitFor();
    const before = (await shop.stored(csat)).length;
    await visited.visit.context.setOffline(true);
    await visited.choose('3');
    await visited.send();
    await popover.getByText('not saved yet').waitFor();
    const kept = (await visited.entry())['hearback']!;
    const unsent = JSON.parse(kept).unsent.find(({ path }: { path: string }) => path === 'answers');
    expect(unsent.body.answers).toMatchObject({ satisfied: 3 });
    await visited.visit.context.setOffline(false);
    await popover.getByText('Thank you').waitFor();
    expect((await shop.stored(csat)).slice(before)).toEqual([{ satisfied: 3 }]);
    await eventually(async () => expect(JSON.parse((await visited.entry())['hearback']!).unsent).toEqual([]));
    unsent.id = unsent.body.submission_id = '0198c0a4-1d3e-4b6f-8a2c-5d4e3f2a1b0c';
    const left = JSON.stringify({ ...JSON.parse(kept), unsent: [unsent] });
    await page.evaluate((text) => localStorage.setItem('hearback', text), left);
    await page.reload();
    await eventually(async () => expect((await shop.stored(csat)).slice(before)).toHaveLength(2));
    await visited.end();
  });

  it.each(LOOKS)(
    'has no violation of WCAG 2.2 AA: $width px, $scheme, $language',
    async ({ width, scheme, language }) => {
      const options = { viewport: { width, height: 800 }, colorScheme: scheme };
      const attributes = `data-language="${language}"`;
      const visited = await shop.visit(shop.page(`/kinds-${language}`, kinds, { attributes }), options);
      const { visit, popover } = visited;
      await visited.button.waitFor();
      expect(await visit.violations()).toEqual([]);
      await visited.button.click();
      await popover.locator('#q-nps').waitFor();
      expect([await visit.violations(), await visit.overflow(), await visited.sidewaysOverflow()]).toEqual([[], 0, 0]);
      await visited.send();
      await popover.locator('#problem').waitFor();
      expect([await visit.violations(), await visited.sidewaysOverflow()]).toEqual([[], 0]);
      expect(await visited.focused()).toBe('es');
      await visited.end();
    },
  );

  it('works on a page that forbids and overrides whatever it can', async () => {
    const hostile = shop.page('/hostile', free, {
      policy: [
        "default-src 'none'",
        `script-src 'nonce-own' ${product.url}`,
        "style-src 'nonce-own'",
        'img-src data:',
        `connect-src ${product.url}`,
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
      head: `<style nonce="own">* { all: unset !important } html { font-size: 60px }
        hearback-widget, section, div, form, fieldset, label, input, button, svg { display: none !important }</style>
        <script nonce="own">
          Array.prototype.remove = () => 'removed'; Array.prototype.toJSON = () => 'a text';
          Object.prototype.extend = () => ({}); Object.prototype.legacy = 'legacy';
        </script>`,
    });
    const visited = await shop.visit(hostile);
    const { page, popover } = visited;
    await visited.button.waitFor();
    expect((await visited.button.boundingBox())!.height).toBeLessThan(60);
    await visited.button.click();
    for (const key of ['nps', 'csat', 'ces', 'stars', 'mood', 'wrong'])
      await popover.locator(`#q-${key} label`).nth(1).click();
    await popover.locator('#q-source input[name="source:other"]').fill('In a dream');
    await popover.locator('#q-parts .row').nth(1).locator('label').nth(2).click();
    for (const [index, place] of ['2', '1', '3'].entries())
      await popover.locator('#q-order select').nth(index).selectOption(place);
    await visited.send();
    await popover.locator('#q-why-0').fill('Two\nlines');
    await popover.locator('#q-hours-0').fill('7.5');
    await popover.locator('#q-contact label').first().click();
    await popover.getByRole('button', { name: 'Back' }).click();
    expect(await popover.locator('#q-nps input:checked').inputValue()).toBe('1');
    await visited.send();
    await visited.send();
    await popover.getByText('Thank you').waitFor();
    expect(await shop.stored(free)).toEqual([
      {
        nps: 1,
        csat: 2,
        ces: 2,
        stars: 2,
        mood: 2,
        wrong: ['lamp'],
        source: 'other:In a dream',
        parts: { switch: 'good' },
        order: ['light', 'price', 'look'],
        why: 'Two\nlines',
        hours: 7.5,
        contact: true,
      },
    ]);
    expect(visited.visit.complaints).toEqual([]);
    expect(await page.evaluate(() => (globalThis as { hacked?: unknown }).hacked)).toBeUndefined();
    await visited.end();
  });

  it('stands in an element of the page, and is answered there by keyboard', async () => {
    const body = `<main><h1>A shop</h1><div data-hearback-inline="${inline.id}"></div></main>`;
    const visited = await shop.visit(shop.page('/inline', inline, { body }));
    const { page } = visited;
    const form = page.locator('hearback-widget form');
    await form.getByText('How satisfied are you').waitFor();
    expect(await visited.visit.violations()).toEqual([]);
    await visited.tabTo('satisfied');
    await page.keyboard.press('Space');
    await visited.tabTo('go');
    await page.keyboard.press('Enter');
    await page.locator('hearback-widget').getByText('Thank you').waitFor();
    expect(await shop.stored(inline)).toEqual([{ satisfied: 1 }]);
    await visited.end();
  });

  describe('opens', () => {
    const long = '<main><h1>A shop</h1><p><a href="#lamps">Lamps</a></p></main><div class="long"></div>';
    const tall = '<style>.long { height: 3000px }</style>';
    it.each([
      ['on a page', { kind: 'page', path: '/orders/*/thanks' }, '/orders/7/thanks', async () => {}],
      ['after a delay', { kind: 'delay', seconds: 1 }, '/delay', async () => {}],
      ['at a depth', { kind: 'scroll', percent: 60 }, '/scroll', ({ page }: WidgetVisit) => page.mouse.wheel(0, 2500)],
      [
        'at leaving',
        { kind: 'exit' },
        '/exit',
        ({ page }: WidgetVisit) => page.dispatchEvent('html', 'mouseout', { clientY: -1, relatedTarget: null }),
      ],
    ] as const)('%s', async (_name, trigger, path, act) => {
      const asked = await shop.ask(surveys['checkout']!.definition, { display: 'popover', trigger });
      const visited = await shop.visit(shop.page(path, asked, { body: long, head: tall }));
      if (trigger.kind !== 'page')
        expect([...(await visited.why()).values()].filter((passed) => !passed)).toHaveLength(1);
      await act(visited);
      await visited.popover.getByText('How satisfied are you').waitFor();
      await visited.end();
      const elsewhere = await shop.visit(shop.page('/elsewhere', asked, { body: long, head: tall }));
      expect([...(await elsewhere.why()).values()].filter((passed) => !passed)).toHaveLength(1);
      expect(await elsewhere.popover.isVisible()).toBe(false);
      await elsewhere.end();
    });
  });

  it('says why it shows nothing: key, origin, survey, share, place', async () => {
    const { call, publishableKey } = await product.newWorkspace('Nothing yet');
    const elsewhere = await call('POST', '/v1/api-keys', {
      kind: 'publishable',
      name: 'Elsewhere',
      allowed_origins: ['https://elsewhere.example'],
    });
    const failed = async (path: string, key: string, allowsErrors = true) => {
      const visited = await shop.visit(`${shop.page(path, { key })}?hearback-why`);
      const panel = visited.page.getByRole('dialog', { name: 'Why is my survey not shown?' });
      await panel.waitFor();
      expect(await visited.visit.violations()).toEqual([]);
      const texts = await panel.locator('.no').allTextContents();
      await visited.page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await visited.page.keyboard.press('Alt+Shift+H');
      await panel.waitFor();
      if (!allowsErrors) expect(visited.visit.complaints).toEqual([]);
      await visited.end();
      return texts;
    };
    expect(await failed('/unknown', 'hbp_live_unknown')).toEqual([
      'Failed: the key is known. Copy the publishable key into data-key.',
    ]);
    expect(await failed('/origin', elsewhere.secret)).toEqual([
      `Failed: the key may be used on this page. Add ${shop.pages.origin} to the origins of the key, and use a publishable key.`,
    ]);
    expect(await failed('/nothing', publishableKey, false)).toEqual([
      'Failed: a survey is published, open and set up for the widget. Publish a survey and enable its widget.',
    ]);
  });

  it('learns of a known customer only that the server does not want to ask now', async () => {
    const { call } = known.workspace;
    const { id } = await call('GET', '/v1/workspace');
    const key = await call('POST', '/v1/api-keys', { kind: 'publishable', name: 'Shop' });
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const signature = createHmac('sha256', key.identity_secret).update(`${id}\n${expires}\nC-1`).digest('hex');
    const visited = await shop.visit(shop.page('/known', { key: key.secret }));
    const { page, popover } = visited;
    // The widget has asked for a visitor whom it does not know; what follows waits for the server's word on the customer.
    await visited.why();
    const sent = page.waitForResponse('**/v1/widget/exposures');
    await visited.call('identify', { external_id: 'C-1', expires, signature });
    await visited.call('track', 'order_placed');
    await popover.getByText('How satisfied are you').waitFor();
    expect((await sent).status()).toBe(204);
    await eventually(async () => {
      await page.reload();
      await visited.call('identify', { external_id: 'C-1', expires, signature });
      await visited.call('track', 'order_placed');
      const gates = await visited.why();
      expect([...gates].filter(([, passed]) => !passed)).toEqual([['the server wants this visitor asked', false]]);
    });
    await visited.call('identify', { external_id: 'C-1', expires, signature: 'f'.repeat(64) });
    await eventually(async () => expect((await visited.why()).get('the server wants this visitor asked')).toBe(true));
    await visited.end();
  });

  it('xss.render-all: shows texts of the survey and of the shop as text', async () => {
    const visited = await shop.visit(shop.page('/texts', texts));
    const { popover, page } = visited;
    let executions = 0;
    await page.exposeFunction('hacked', () => (executions += 1));
    await page.reload();
    await visited.button.waitFor();
    await visited.button.click();
    await popover.locator('#q-nps').waitFor();
    expect(await popover.getByText('<img').count()).toBeGreaterThan(0);
    await popover.locator('#q-nps label').first().click();
    await visited.send();
    await popover.locator('#q-why').waitFor();
    await visited.send();
    await popover.locator('.ok').waitFor();
    expect(await popover.locator('img, script, iframe').count()).toBe(0);
    expect(executions).toBe(0);
    await visited.end();
  });
});
