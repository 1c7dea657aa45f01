import { eventually } from '@hearback/testing';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { hostPages, type HostPage, type HostPages } from './host-pages.js';
import type { ProductUnderTest, Workspace } from './product-under-test.js';
import { Visit } from './survey-visit.js';

/** A survey of the shop, and the key of its pages. */
export interface AskedSurvey {
  readonly id: string;
  readonly key: string;
}

/** A shop whose pages ask by the widget. */
export class WidgetShop {
  private constructor(
    private readonly product: ProductUnderTest,
    private readonly browser: Browser,
    readonly pages: HostPages,
  ) {}

  static async open(product: ProductUnderTest, browser: Browser): Promise<WidgetShop> {
    return new WidgetShop(product, browser, await hostPages());
  }

  /** Publishes a survey and sets its widget, in a workspace of its own unless one is given; waits until pages are offered it. */
  async ask(definition: unknown, widget: object, given?: Workspace): Promise<AskedSurvey & { workspace: Workspace }> {
    const workspace = given ?? (await this.product.newWorkspace(`Shop ${letters()}`));
    const { call } = workspace;
    const touchpoint = await call('POST', '/v1/touchpoints', { key: letters(), name: 'Order', stage: 'buy' });
    const draft = await call('POST', '/v1/surveys', { name: letters(), touchpoint_id: touchpoint.id, definition });
    const { id } = await call('POST', `/v1/surveys/${draft.id}/publish`);
    await call('PUT', `/v1/surveys/${id}/widget`, { enabled: true, ...widget });
    const key = workspace.publishableKey;
    await eventually(async () => {
      const reply = await fetch(`${this.product.url}/v1/widget/surveys`, {
        method: 'POST',
        body: JSON.stringify({ key }),
      });
      const { surveys } = (await reply.json()) as { surveys: { id: string }[] };
      if (!surveys.some((each) => each.id === id)) throw new Error('not offered yet');
    });
    return { id, key, workspace };
  }

  /** Serves a page with the widget at the path; its address. */
  page(
    path: string,
    { key }: Pick<AskedSurvey, 'key'>,
    { head = '', ...more }: HostPage & { attributes?: string } = {},
  ): string {
    const script = `<script async src="${this.product.url}/widget.js" data-key="${key}" ${more.attributes ?? ''}></script>`;
    return this.pages.set(path, { ...more, head: head + script });
  }

  async visit(address: string, options: BrowserContextOptions = {}): Promise<WidgetVisit> {
    const visit = await Visit.start(this.browser, options);
    const found = new WidgetVisit(visit);
    await found.watch();
    await visit.page.goto(address);
    return found;
  }

  /** The answers of responses to the survey, complete or not. */
  async stored({ id }: AskedSurvey): Promise<readonly unknown[]> {
    const rows = await this.product
      .databaseOf('responses')
      .sql<{ answers: unknown }>(
        `select answers from responses.open_response where 'srv_' || replace(survey_id::text, '-', '') = $1 order by begun_at`,
        [id],
      );
    return rows.map(({ answers }) => answers);
  }

  async close(): Promise<void> {
    await this.pages.stop();
  }
}

/** A visit of a page with the widget. */
export class WidgetVisit {
  readonly page;
  /** The popover, wherever the page has put it. */
  readonly popover: Locator;
  readonly button: Locator;

  constructor(readonly visit: Visit) {
    this.page = visit.page;
    this.popover = this.page.locator('.pop');
    this.button = this.page.locator('.fb');
  }

  /** Notes how the layout shifts, and the widget's events. */
  async watch(): Promise<void> {
    await this.page.addInitScript(() => {
      const seen = { shifts: [] as number[], events: [] as unknown[] };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput) seen.shifts.push(entry.value);
      }).observe({ type: 'layout-shift', buffered: true });
      for (const name of ['shown', 'answered', 'completed', 'dismissed'])
        document.addEventListener(`hearback:${name}`, (event) =>
          seen.events.push([name, (event as CustomEvent).detail.question ?? null]),
        );
    });
  }

  seen(): Promise<{ readonly shifts: readonly number[]; readonly events: readonly unknown[] }> {
    return this.page.evaluate(() => (globalThis as unknown as { seen: never }).seen);
  }

  /** Calls the widget as pages do, also before it has loaded. */
  async call(...call: readonly unknown[]): Promise<void> {
    await this.page.evaluate((each) => {
      const page = globalThis as unknown as { hearback?: unknown[] };
      (page.hearback ??= []).push(each);
    }, call);
  }

  choose(text: string): Promise<void> {
    return this.popover.locator('label', { hasText: new RegExp(`^${text}$`) }).click();
  }

  send(): Promise<void> {
    return this.popover.locator('.go').click();
  }

  /** What has the focus, also within the widget. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inner?.className || inner?.getAttribute('name') || inner?.tagName || '';
    });
  }

  /** Presses Tab until something with the name or class has the focus. */
  async tabTo(wanted: string): Promise<void> {
    for (let i = 0; i < 40 && (await this.focused()) !== wanted; i += 1) await this.page.keyboard.press('Tab');
    if ((await this.focused()) !== wanted) throw new Error(`${wanted} is not reached by Tab`);
  }

  /** By how many pixels the popover's content is wider than the popover. */
  sidewaysOverflow(): Promise<number> {
    return this.popover.evaluate((element) => element.scrollWidth - element.clientWidth);
  }

  /** The gates of all surveys, with whether they are passed. */
  async why(): Promise<ReadonlyMap<string, boolean>> {
    await this.page.waitForFunction(() => 'why' in ((globalThis as { hearback?: object }).hearback ?? {}));
    const found = await this.page.evaluate(() =>
      (globalThis as unknown as { hearback: { why(): Promise<{ gate: string; passed: boolean }[]> } }).hearback.why(),
    );
    return new Map(found.map(({ gate, passed }) => [gate, passed]));
  }

  entry(): Promise<Record<string, string>> {
    return this.page.evaluate(() => ({ ...localStorage }));
  }

  end(): Promise<void> {
    return this.visit.end();
  }
}

function letters(): string {
  return Array.from({ length: 12 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
}
