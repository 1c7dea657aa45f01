import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XSS_PAYLOADS } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { routesOf } from './dashboard-routes.js';
import { DashboardVisit } from './dashboard-visit.js';
import { fillWithHostileTexts, hostileNames, type HostilePages } from './hostile-workspace.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

describe('xss.render-all: hostile texts in the dashboard', () => {
  let product: ProductUnderTest;
  let browser: Browser;
  let pages: HostilePages;

  beforeAll(async () => {
    [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
    await product.confirmOwner(product);
    pages = await fillWithHostileTexts(product);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** Every page that the router knows, with the hostile records in the place of parameters. */
  const addressOf = (route: string): string =>
    route
      .replace('/surveys/$surveyId', pages.survey)
      .replace('/tasks/$id', pages.task)
      .replace('/customers/$externalId', pages.customer)
      .replace('/rules/$id', pages.rule)
      .replace('/imports/$importId', pages.import)
      .replace('/reports/boards/$boardId', pages.board)
      .replace('$metric', 'nps')
      .replaceAll(/\$\w*/g, encodeURIComponent(XSS_PAYLOADS[1]!));

  /** Opens the addresses one after another; what happened that a text must not do, and how many pages show such a text. */
  async function opened(addresses: Iterable<string>, session: DashboardVisit, rename: () => Promise<void>) {
    const visit = await session.alsoIn(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = visit;
    const faults: string[] = [];
    const note = (what: string) => faults.push(`${page.url()}: ${what}`);
    await page.context().exposeFunction('hacked', () => note('a text ran'));
    await page.context().exposeFunction('violated', note);
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        (globalThis as unknown as { violated: (what: string) => void }).violated(`${violatedDirective} ${blockedURI}`),
      );
    });
    page.on('dialog', (dialog) => {
      note(dialog.type());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(`${product.url}/`) || /^(data:image|blob:)/.test(request.url());
      if (!isOwn) note(request.url());
    });
    let shown = 0;
    for (const address of addresses) {
      await rename();
      await visit.open(address);
      if ((await page.evaluate(() => document.body.innerText)).includes('hacked()')) shown += 1;
    }
    await visit.end();
    return { faults, shown };
  }

  it('200 payloads in every field run nothing, violate no policy, and request nothing', async () => {
    const session = await DashboardVisit.signIn(browser, product, product);
    const routes = await routesOf(session.page);
    expect(routes.length).toBeGreaterThan(30);
    const states = ['/inbox?level=low', '/?table=true', '/reports/nps?table=true&explain=true', '/tasks?view=list'];
    const addresses = [...routes.map(addressOf), pages.customerImport, ...states];
    const queue = addresses.values();
    const rename = await hostileNames(product);
    // Three at a time: while one waits for its data, another is painted.
    const visits = await Promise.all([1, 2, 3].map(() => opened(queue, session, rename)));
    expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
    // The payloads were really on the pages, as text.
    expect(visits.reduce((sum, { shown }) => sum + shown, 0)).toBeGreaterThan(25);
    await session.end();
  });
});
