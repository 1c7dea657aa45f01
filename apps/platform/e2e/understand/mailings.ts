import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { dialogAfter } from '../dashboard-visit.js';
import { expectNoFaults, type UnderstandArea } from './understand.js';

const PATH = '/reports/mailings';
const PARTS = ['scores', 'trends', 'response_rates'];

/** Reports by mail and by link. */
export const mailings: UnderstandArea = {
  name: 'reports by mail and link',
  async seed({ call }) {
    const day = { every: 'week', day: 4, hour: 8, language: 'en', parts: PARTS };
    await call('POST', '/v1/report-schedules', { name: 'Seeded report', ...day });
    const view = { period: 'week', parts: PARTS };
    await eventually(() => call('POST', '/v1/share-links', { name: 'Seeded link', language: 'en', view }));
  },
  declare(context) {
    it('are made, looked at and sent to oneself', async () => {
      const { product, visit } = context();
      const { page } = visit;
      await visit.open(PATH);
      await page.getByText('1 report is mailed regularly.').waitFor();
      await page.getByRole('button', { name: 'Add a report' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Name').fill('Every month');
      await form.getByLabel('How often').selectOption('month');
      await form.getByLabel('Language').selectOption('de');
      await form.getByRole('button', { name: 'Save' }).click();
      const item = page.getByRole('region', { name: 'Every month' });
      await item.getByText('On day 1 of each month at 8:00').waitFor();
      await item.getByRole('button', { name: 'Preview' }).click();
      await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Escape');
      await item.getByRole('button', { name: 'Recipients' }).click();
      const recipients = page.getByRole('dialog');
      await recipients.getByLabel('Other addresses').fill('owner@elsewhere.example');
      await recipients.getByRole('button', { name: 'Save' }).click();
      await recipients.waitFor({ state: 'hidden' });
      await item.getByRole('button', { name: 'Recipients' }).click();
      await page.getByRole('dialog').getByText('1 address is not confirmed yet.').waitFor();
      await page.keyboard.press('Escape');
      const pdf = await fetch(`${product.url}${await item.getByRole('link', { name: 'PDF' }).getAttribute('href')}`);
      expect(pdf.status).toBe(401);
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('open without an account and nothing else does, and are counted where a browser shows them', async () => {
      const { browser, product, visit } = context();
      await visit.open(PATH);
      const link = visit.page.getByRole('region', { name: 'Seeded link' });
      const address = (await link.getByRole('link', { name: 'Open' }).getAttribute('href'))!;
      const stranger = await browser.newContext();
      try {
        const page = await stranger.newPage();
        const reply = await page.goto(`${product.url}${address}`);
        expect(reply!.status()).toBe(200);
        await page.getByText('Shared by link until').waitFor();
        expect(await page.getByRole('link').count()).toBe(0);
        expect((await page.request.get(`${product.url}/v1/share-links`)).status()).toBe(401);
        expect((await page.request.get(`${product.url}/v1/metrics/overview`)).status()).toBe(401);
        await eventually(async () => {
          const [shown] = (await product.call('GET', '/v1/share-links')).data;
          expect(shown.views).toBe(1);
        });
        await link.getByRole('button', { name: 'End the link' }).click();
        await link.getByText('Ended on').waitFor();
        expect((await page.goto(`${product.url}${address}`))!.status()).toBe(404);
      } finally {
        await stranger.close();
      }
    });

    it('are made of the page that is shared, with its days, and copied from there', async () => {
      const { browser, product, visit } = context();
      const { page } = visit;
      await visit.open('/reports?days=90');
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const form = page.getByRole('dialog', { name: 'Share a report' });
      await form.getByText('It shows: Scores, Trends, Response rate.').waitFor();
      expect(await form.getByLabel('Period').inputValue()).toBe('days');
      await form.getByLabel('Name').fill('From the page');
      await form.getByRole('button', { name: 'Make the link' }).click();
      const shown = page.getByRole('dialog', { name: 'The link is ready.' });
      const address = await shown.getByText('/shared/').textContent();
      const { data } = await product.call('GET', '/v1/share-links');
      const { view } = data.find(({ name }: { name: string }) => name === 'From the page');
      expect(view).toMatchObject({ period: 'days', parts: PARTS });
      expect((Date.parse(view.to) - Date.parse(view.from)) / 86_400_000).toBe(90);
      const stranger = await browser.newContext();
      try {
        const other = await stranger.newPage();
        await other.goto(new URL(new URL(address!).pathname, product.url).href);
        await other.getByText('Shared by link until').waitFor();
      } finally {
        await stranger.close();
      }
      await page.keyboard.press('Escape');
      await visit.open('/reports/nps?touchpoint=none');
      await page.getByRole('button', { name: 'Print' }).waitFor();
      expect(await page.getByRole('button', { name: 'Share', exact: true }).count()).toBe(0);
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are accessible in all looks, with their dialogs', async () => {
      const item = 'section[aria-label="Seeded report"] button';
      await expectNoFaults(context(), [
        PATH,
        dialogAfter(PATH, 'add', 'header button >> nth=-1'),
        dialogAfter(PATH, 'recipients', `${item} >> nth=2`),
        dialogAfter(PATH, 'history', `${item} >> nth=3`),
        dialogAfter(PATH, 'share', 'section[aria-labelledby=by-link] button >> nth=0'),
      ]);
    });
  },
};
