import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { signIn, type ProductUnderTest, type Workspace } from './product-under-test.js';
import { Visit } from './survey-visit.js';

interface Look {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };

/** How a page is looked at, by language. It is opened once in a language; windows change their size and colours while it is open. */
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  'en-GB': [
    { name: 'light, desk', colorScheme: 'light', viewport: DESK },
    { name: 'light, phone', colorScheme: 'light', viewport: PHONE },
  ],
  'de-DE': [{ name: 'dark, desk', colorScheme: 'dark', viewport: DESK }],
  ar: [
    { name: 'right to left, desk', colorScheme: 'light', viewport: DESK },
    { name: 'dark, right to left, phone', colorScheme: 'dark', viewport: PHONE },
  ],
};

/** Chooses an option of a list by its words. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: field })
    .or(page.getByLabel(field, { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).click();
}

/** Resolves, in a page, when it has nothing to do; to false after a second of work. */
const whenIdle = () =>
  new Promise<boolean>((resolve) => requestIdleCallback(({ didTimeout }) => resolve(!didTimeout), { timeout: 1_000 }));

/** A person who is signed in to the dashboard in a browser context of their own. */
export class DashboardVisit {
  /** Requests without a reply. One of live updates has it as soon as it is open, and lasts as long as the page. */
  readonly #pending = new Set<Request>();

  private constructor(
    readonly visit: Visit,
    private readonly url: string,
  ) {
    const { page } = visit;
    page.on('request', (request) => this.#pending.add(request));
    page.on('response', (response) => {
      const request = response.request();
      if (request.resourceType() === 'eventsource') this.#pending.delete(request);
    });
    page.on('requestfinished', (request) => this.#pending.delete(request));
    page.on('requestfailed', (request) => this.#pending.delete(request));
  }

  get page() {
    return this.visit.page;
  }

  /** Signs in on the sign-in page, as people do. */
  static async signIn(
    browser: Browser,
    product: Pick<ProductUnderTest, 'url'>,
    { email, password }: Pick<Workspace, 'email' | 'password'>,
    options: BrowserContextOptions = {},
  ): Promise<DashboardVisit> {
    const visit = await Visit.start(browser, { viewport: DESK, ...options });
    const { page } = visit;
    await page.goto(`${product.url}/app/sign-in`);
    await page.locator('input[autocomplete=username]').fill(email);
    await page.locator('input[autocomplete=current-password]').fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => !address.pathname.includes('sign-in'));
    return new DashboardVisit(visit, product.url);
  }

  /** As `signIn`, without the pages that people see on their way: the session comes from the API, and no page is open yet. */
  static async signedIn(
    browser: Browser,
    product: Pick<ProductUnderTest, 'url'>,
    who: Pick<Workspace, 'email' | 'password'>,
    options: BrowserContextOptions = {},
  ): Promise<DashboardVisit> {
    const { cookie } = await signIn(product.url, who);
    const [name, value] = [cookie!.slice(0, cookie!.indexOf('=')), cookie!.slice(cookie!.indexOf('=') + 1)];
    const visit = await Visit.start(browser, { viewport: DESK, ...options });
    const domain = new URL(product.url).hostname;
    await visit.context.addCookies([{ name, value, domain, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
    return new DashboardVisit(visit, product.url);
  }

  /** Opens the link that signs in on this machine. */
  static async open(
    browser: Browser,
    product: Pick<ProductUnderTest, 'url'>,
    link: string,
    options: BrowserContextOptions = {},
  ): Promise<DashboardVisit> {
    const visit = await Visit.start(browser, { viewport: DESK, ...options });
    const opened = new DashboardVisit(visit, product.url);
    await visit.page.goto(link);
    await visit.page.waitForURL((address) => !address.pathname.includes('/open'));
    await opened.atRest();
    return opened;
  }

  /** A context of its own with the session of this visit, and nothing else of it. */
  async alsoIn(browser: Browser, options: BrowserContextOptions): Promise<DashboardVisit> {
    const { cookies } = await this.visit.context.storageState();
    const visit = await Visit.start(browser, { ...options, storageState: { cookies, origins: [] } });
    return new DashboardVisit(visit, this.url);
  }

  /** Opens an address below `/app` and waits until nothing is loading. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}/app${path}`);
    await this.atRest();
  }

  /** Waits until the page has its data. */
  async atRest(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.#quiet();
    await this.page.locator('main [role=status][aria-label]').first().waitFor({ state: 'detached' });
  }

  /** Waits until the page has nothing to load and nothing to do, three times in a row, because what came last may ask for more. */
  async #quiet(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await this.page.waitForTimeout(100);
      // A page that is being left cannot tell.
      const isIdle = await this.page.evaluate(whenIdle).catch(() => false);
      quiet = isIdle && this.#pending.size === 0 ? quiet + 1 : 0;
    }
  }

  /** Changes the colours and the size of the window. */
  async turn({ colorScheme, viewport }: Look): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.setViewportSize(viewport);
  }

  /** Changes the colours and the size of the window, and waits until the page has followed. */
  async show(look: Look): Promise<void> {
    await this.turn(look);
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await this.#quiet();
  }

  /** How many dialogs are open. */
  dialogs(): Promise<number> {
    return this.page.locator('[role=dialog] >> visible=true').count();
  }

  /** What axe finds on the page as it is, with the place, but for what `except` selects; nothing if the page is as it should be. */
  violations(except: readonly string[] = []): Promise<readonly string[]> {
    return this.visit.violations(except);
  }

  async end(): Promise<void> {
    await this.visit.end();
  }
}

/** A page as it is after something was done on it. */
export interface PageState {
  /** The address below `/app`. */
  readonly path: string;
  readonly state: string;
  /** Leads to the state, in any language. */
  reach(page: Page): Promise<void>;
}

/** What is wrong with pages in all looks: violations that axe finds, what the console complained of, and pages wider than the window. */
export async function faultsInAllLooks(
  browser: Browser,
  product: Pick<ProductUnderTest, 'url'>,
  who: Pick<Workspace, 'email' | 'password'>,
  paths: readonly (string | PageState)[],
): Promise<readonly string[]> {
  const signedIn = await DashboardVisit.signedIn(browser, product, who);
  const faults = await faultsOfVisit(browser, signedIn, paths);
  await signedIn.end();
  return faults;
}

/** As `faultsInAllLooks`, with the session of a visit. */
export async function faultsOfVisit(
  browser: Browser,
  signedIn: DashboardVisit,
  paths: readonly (string | PageState)[],
): Promise<readonly string[]> {
  // Together: while one page waits for its data, another is examined.
  const found = Object.entries(LOOKS).map(([locale, looks]) =>
    faultsInLanguage(browser, signedIn, locale, looks, paths),
  );
  return (await Promise.all(found)).flat();
}

/** A page with the dialog that these clicks open, one after the other; each on the first visible element of a selector. */
export function dialogAfter(path: string, state: string, ...clicks: readonly string[]): PageState {
  return {
    path,
    state,
    reach: async (page) => {
      for (const selector of clicks) await page.locator(`${selector} >> visible=true`).first().click();
      await page.locator('[role=dialog]').first().waitFor();
    },
  };
}

const AS_OPENED = { state: '', reach: () => Promise.resolve() };

async function faultsInLanguage(
  browser: Browser,
  signedIn: DashboardVisit,
  locale: string,
  looks: readonly Look[],
  paths: readonly (string | PageState)[],
): Promise<readonly string[]> {
  // axe is injected, which the policy of the page forbids.
  const visit = await signedIn.alsoIn(browser, { locale, bypassCSP: true });
  const faults: string[] = [];
  for (const examined of paths) {
    const page = typeof examined === 'string' ? { path: examined, ...AS_OPENED } : examined;
    let dialogs: number | undefined;
    for (const look of looks) {
      // Of the page before nobody looks at how it follows.
      await (dialogs === undefined ? visit.turn(look) : visit.show(look));
      // What was opened on a desk may have closed on a phone.
      if (dialogs === undefined || (await visit.dialogs()) !== dialogs) {
        await visit.open(page.path);
        await page.reach(visit.page);
        dialogs = await visit.dialogs();
      }
      const found = await faultsNow(visit, page.state !== '' && dialogs > 0 ? ['#root'] : []);
      faults.push(...found.map((fault) => `${page.path} ${page.state} (${look.name}): ${fault}`));
    }
  }
  await visit.end();
  return faults;
}

/** `except`: what lies behind a dialog, which is examined where it is alone. */
async function faultsNow(visit: DashboardVisit, except: readonly string[]): Promise<readonly string[]> {
  const found = [...(await visit.violations(except)), ...visit.visit.complaints.splice(0)];
  if ((await visit.visit.overflow()) > 0) found.push(`wider than the window: ${await visit.visit.firstOutside()}`);
  return found;
}
