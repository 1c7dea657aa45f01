import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '@hearback/testing';
import { axeSource } from '../../../tools/browser/chromium.mjs';
import type { ProductUnderTest } from './product-under-test.js';

/** Publishes a survey with the definition; returns the path of its page once it can be opened. */
export async function publishedPage(product: ProductUnderTest, name: string, definition: unknown): Promise<string> {
  const { call } = product;
  const key = name.toLowerCase().replaceAll(/[^a-z]+/g, '_');
  const touchpoint = await call('POST', '/v1/touchpoints', { key, name, stage: 'buy' });
  const draft = await call('POST', '/v1/surveys', { name, touchpoint_id: touchpoint.id, definition });
  const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
  const path = `/s/${survey.link_code}`;
  await eventually(async () => {
    if ((await fetch(product.url + path)).status !== 200) throw new Error('the page is not there yet');
  });
  return path;
}

/** A visit in a browser context of its own, with everything that the page logged, stored and requested. */
export class Visit {
  readonly complaints: string[] = [];
  readonly requests: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} ${message.location().url}`.trim());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  static async start(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
    // Without motion: in the middle of a fade nothing has the contrast that it will have.
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(60_000);
    return new Visit(context, await context.newPage());
  }

  /**
   * The violations of WCAG 2.2 A and AA that axe finds, each with the elements, but for those in elements that `except` selects; the
   * context must bypass the policy.
   */
  async violations(except: readonly string[] = []): Promise<readonly string[]> {
    // On a gradient axe cannot tell the contrast of a text, and would pass it.
    await this.page.evaluate(() => {
      const ground = getComputedStyle(document.documentElement).getPropertyValue('--bg');
      if (ground !== '') document.body.style.setProperty('background', ground, 'important');
    });
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axeSource());
    return this.page.evaluate(async (exclude) => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      // oxlint-disable-next-line typescript/no-explicit-any -- axe is a global of the page
      const { violations } = await (globalThis as any).axe.run(exclude.length === 0 ? document : { exclude }, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      });
      return violations.map(
        (found: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
          `${found.id}: ${found.nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
      );
    }, except);
  }

  /** By how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** The first element of the page that ends outside of the window, as it begins. */
  firstOutside(): Promise<string> {
    return this.page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const isOutside = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return Math.round(right) > width || Math.round(left) < 0;
      };
      return [...document.querySelectorAll('body *')].find(isOutside)?.outerHTML.slice(0, 160) ?? '';
    });
  }

  async end(): Promise<void> {
    await this.context.close();
  }
}

/** The saved answers of responses, by the page of their survey; those to an anonymous survey as they are kept. */
export async function begunAnswers(product: ProductUnderTest, path: string): Promise<readonly unknown[]> {
  const rows = await product.databaseOf('responses').sql<{ answers: unknown }>(
    `select o.answers from responses.open_response o join responses.survey s using (tenant_id, survey_id)
     where s.link_code = $1 order by o.begun_at`,
    [path.slice('/s/'.length)],
  );
  const anonymous = await product.databaseOf('responses').sql<{ answer: Record<string, object> }>(
    `select a.answer from responses.survey s join (
       select tenant_id, survey_id, answer from responses.anonymous_begun
       union all select tenant_id, survey_id, answer from responses.anonymous_waiting) a using (tenant_id, survey_id)
     where s.link_code = $1`,
    [path.slice('/s/'.length)],
  );
  return [
    ...rows.map(({ answers }) => answers),
    ...anonymous.map(({ answer }) => ({ ...answer['scores'], ...answer['choices'], ...answer['texts'] })),
  ];
}

/** A page of an origin of its own that shows the address in a frame. */
export async function framingPage(address: string): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((_request, reply) =>
    reply.setHeader('content-type', 'text/html').end(`<iframe src="${address}"></iframe>`),
  );
  await new Promise<void>((listening) => server.listen(0, listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
