import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { dialogAfter } from '../dashboard-visit.js';
import { expectNoFaults, type UnderstandArea } from './understand.js';

const NAME = '<b>Monday</b> meeting';
const SHARED = 'Seeded dashboard';
const tileOf = (report: string, picture: string, search: object, width = 1, title: string | null = null) => ({
  report,
  picture,
  search,
  width,
  title,
});

interface Board {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly tiles: readonly { readonly report: string; readonly picture: string; readonly search: object }[];
}

/** Dashboards that staff make. They belong to a member, so what they show is added in the browser. */
export const boards: UnderstandArea = {
  name: 'dashboards',
  seed: async () => {},
  declare: (context) => {
    let path = '';

    /** What the person who is signed in sends from the page. */
    const send = (method: string, address: string, body?: object, ifMatch?: string) =>
      context().visit.page.evaluate(
        async (request) => {
          const reply = await fetch(request.address, {
            method: request.method,
            headers: {
              'content-type': 'application/json',
              ...(request.ifMatch === undefined ? {} : { 'if-match': request.ifMatch }),
            },
            ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
          });
          return reply.status === 204 ? {} : ((await reply.json()) as object);
        },
        { method, address, body, ifMatch },
      );
    const board = async () => (await send('GET', `/v1/boards/${path.split('/').at(-1)}`)) as Board;
    const pictures = async () => (await board()).tiles.map(({ picture }) => picture);

    it('take a view from its report with its filters and a period that moves on', async () => {
      const { page } = context().visit;
      await context().visit.open('/reports/orders?months=6');
      await page.getByRole('button', { name: 'Add to a dashboard' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add to a dashboard' });
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
      await dialog.getByLabel('What it shows').selectOption('figures');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(`“${NAME}” is made.`).waitFor();
      await context().visit.open('/reports/nps?days=90');
      await page.getByRole('button', { name: 'Add to a dashboard' }).click();
      await dialog.getByLabel('What it shows').selectOption('score');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(`Added to “${NAME}”.`).waitFor();
      await context().visit.open('/reports/boards');
      await page.getByRole('link', { name: NAME }).click();
      await page.waitForURL(/\/reports\/boards\/brd_/);
      path = new URL(page.url()).pathname.replace('/app', '');
      const { tiles } = await board();
      expect(tiles).toMatchObject([
        { report: 'orders', picture: 'figures', search: { months: 6 } },
        { report: 'metric', picture: 'score', search: { metric: 'nps', days: 90 } },
      ]);
    });

    it('show what the report shows: the same numbers in the same words', async () => {
      const { visit } = context();
      const { page } = visit;
      const rows = () => page.getByRole('table').first().getByRole('row').allTextContents();
      await visit.open('/reports/orders?months=6');
      await page.locator('#figures').waitFor();
      const report = await page.locator('section[aria-labelledby=figures]').getByRole('row').allTextContents();
      await visit.open(path);
      const tile = page.getByRole('article', { name: 'Orders' });
      await tile.getByRole('table').waitFor();
      expect(await rows()).toEqual(report);
      await tile.getByRole('link', { name: 'Open the report' }).click();
      await page.waitForURL(/\/reports\/orders\?months=6/);
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('move, lose and get back their tiles by keyboard', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(path);
      const later = page.getByRole('button', { name: 'Move “Orders” later' });
      await later.focus();
      await page.keyboard.press('Enter');
      await page.getByText('“Orders” is now 2 of 2.').waitFor();
      expect(await pictures()).toEqual(['score', 'figures']);
      // The button for that way is gone with the last place, so the other one has the focus.
      const earlier = page.getByRole('button', { name: 'Move “Orders” earlier' });
      await eventually(async () => expect(await earlier.evaluate((it) => it === document.activeElement)).toBe(true));
      await page.getByRole('button', { name: 'More for “Orders”' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByText('The tile is removed.').waitFor();
      expect(await pictures()).toEqual(['score']);
      await page.keyboard.press('z');
      await page.getByRole('article', { name: 'Orders' }).waitFor();
      expect(await pictures()).toEqual(['score', 'figures']);
    });

    it('show views of many reports beside each other, also the same one twice', async () => {
      const { visit } = context();
      const { page } = visit;
      const { tiles, revision } = await board();
      const more = [
        tileOf('metric', 'trend', { metric: 'nps' }, 2, 'A trend'),
        tileOf('orders', 'retention', {}, 2),
        tileOf('attribution', 'channels', {}, 2),
        tileOf('effect', 'effect', {}, 2),
        tileOf('response_rates', 'rate', {}),
        tileOf('followups', 'followed_up', {}),
        tileOf('journey', 'heat', { metric: 'nps' }),
        tileOf('metric', 'heat', { metric: 'nps' }, 2),
        tileOf('metric', 'heat', { metric: 'csat' }, 2),
        tileOf('topics', 'topics', { days: 28 }, 2),
        tileOf('churn', 'risk', {}, 2),
        tileOf('churn', 'calibration', {}),
        tileOf('key_figures', 'key_figures', { days: 28 }, 2),
        tileOf('goals', 'goals', { days: 28 }, 2),
      ];
      const address = `/v1/boards/${path.split('/').at(-1)}`;
      const body = { name: SHARED, visibility: 'workspace', tiles: [...tiles, ...more] };
      await send('PATCH', address, body, `"${revision}"`);
      await visit.open(path);
      await page.getByRole('article', { name: 'A trend' }).getByRole('heading', { level: 3 }).waitFor();
      await page.getByRole('article', { name: 'Orders' }).first().getByRole('table').waitFor();
      await page.getByText('Everybody in the workspace sees this dashboard.').waitFor();
      expect(await page.getByRole('article').count()).toBe(16);
      await page.getByRole('article', { name: 'Topics' }).getByRole('link', { name: 'Return label' }).waitFor();
      await page.getByRole('article', { name: 'Key figures' }).getByRole('table').waitFor();
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('take a score split by a topic, which is kept with the view', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open('/reports/nps?days=28');
      const split = page.getByRole('combobox', { name: 'Split by', exact: true });
      await split.click();
      await page.getByRole('option', { name: 'Return label', exact: true }).click();
      await page.waitForURL(/split=topic/);
      const table = page.getByRole('group', { name: 'Where it changed' });
      await table.getByRole('columnheader', { name: 'Answers that name it' }).waitFor();
      const row = table.getByRole('row', { name: /^Return label/ });
      const cells = await row.getByRole('cell').allTextContents();
      await page.getByRole('button', { name: 'Add to a dashboard' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add to a dashboard' });
      await dialog.getByLabel('What it shows').selectOption('segments');
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText(`Added to “${SHARED}”.`).waitFor();
      await visit.open(path);
      const tile = page.getByRole('article', { name: 'NPS', exact: true }).last();
      const kept = tile.getByRole('row', { name: /^Return label/ });
      await kept.waitFor();
      expect(await kept.getByRole('cell').allTextContents()).toEqual(cells);
      // The number opens the answers that it counts, and says which.
      await kept.getByRole('link').first().click();
      await page.waitForURL(/\/reports\/nps\/answers\?.*topic=top_/);
      await page.getByText('Return label', { exact: false }).first().waitFor();
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are shared by link: their tiles, or why one is not shown', async () => {
      const { browser, product, visit } = context();
      const { page } = visit;
      await visit.open(path);
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const form = page.getByRole('dialog', { name: 'Share a dashboard' });
      await form.getByText('other tiles are named with the reason').waitFor();
      expect(await form.getByLabel('Name').inputValue()).toBe(SHARED);
      await form.getByRole('button', { name: 'Make the link' }).click();
      const address = await page
        .getByRole('dialog', { name: 'The link is ready.' })
        .getByText('/shared/')
        .textContent();
      const stranger = await browser.newContext();
      try {
        const other = await stranger.newPage();
        await other.goto(new URL(new URL(address!).pathname, product.url).href);
        await other.getByText('Shared by link until').waitFor();
        expect(await other.getByRole('heading', { level: 1 }).textContent()).toBe(SHARED);
        const titles = await other.getByRole('heading', { level: 2 }).allTextContents();
        expect(titles).toHaveLength(17);
        expect(titles).toContain('A trend');
        // A link counts the whole days before today, on which nobody has answered yet.
        await other.getByText('There are too few answers in this period to show it.').first().waitFor();
        // All but a score, a trend, the response rate and the topics.
        expect(await other.getByText('Not shown by link').count()).toBe(17 - 4);
        expect(await other.getByRole('link').count()).toBe(0);
      } finally {
        await stranger.close();
      }
      await page.keyboard.press('Escape');
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are copied, and deleted with a way back', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(path);
      await page.getByRole('button', { name: 'More for this dashboard' }).click();
      await page.getByRole('menuitem', { name: 'Copy' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Only you see this dashboard.').waitFor();
      await page.getByRole('button', { name: 'More for this dashboard' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByText(`“${SHARED}, copy” is deleted.`).waitFor();
      const names = async () =>
        ((await send('GET', '/v1/boards')) as { readonly data: readonly Board[] }).data.map(({ name }) => name);
      expect(await names()).toEqual([SHARED]);
      await page.keyboard.press('z');
      await page.getByRole('link', { name: `${SHARED}, copy` }).waitFor();
      visit.visit.complaints.splice(0);
    });

    it('are accessible in all looks, with their dialogs', async () => {
      const menu = 'header button[aria-haspopup=menu]';
      await expectNoFaults(context(), [
        '/reports/boards',
        path,
        dialogAfter('/reports/boards', 'a new dashboard', 'header button:has(svg.lucide-plus)'),
        dialogAfter(path, 'what a tile shows', `article ${menu}`, '[role=menuitem] >> nth=0'),
        dialogAfter('/reports/orders', 'a view', 'header button:has(svg.lucide-layout-dashboard)'),
      ]);
    });
  },
};
