import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { orderEvents } from '../../../../tools/demo/orders.mjs';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const now = Date.now();

/** Orders and what came before them. */
export const orders: UnderstandArea = {
  name: 'orders',
  seed: async ({ call }) => {
    const events = orderEvents(now, { customers: 320, span: 280, prospects: 40 });
    for (let first = 0; first < events.length; first += 500)
      await call('POST', '/v1/events/batch', { events: events.slice(first, first + 500) });
    const sent = events.filter(({ kind }) => kind === 'order').length;
    await eventually(
      async () => {
        const { orders: counted } = (await call('GET', '/v1/reports/orders')) as { readonly orders: number };
        if (counted !== sent) throw new Error(`${counted} of ${sent} orders are counted`);
      },
      { within: 60_000 },
    );
  },
  declare: (context) => {
    it('say who comes back, with the numbers of the API', async () => {
      const page = await expectReport(context(), '/reports/orders', {
        says: /of new customers order again in the next month/,
        explains: 'BG/NBD',
      });
      const report = (await context().product.call('GET', '/v1/reports/orders')) as {
        readonly cohorts: readonly { readonly customers: number }[];
        readonly averages: readonly { readonly active: { readonly value: number } }[];
      };
      const rows = await rowsOfTable(page, 'Share who ordered again');
      expect(rows.length).toBe(report.cohorts.length + 2);
      expect(rows.at(-1)).toContain(String(Math.round(100 * report.averages[1]!.active.value)));
      await page.getByText('In that month or later', { exact: true }).click();
      await page.getByText('at least one order in that month or later').waitFor();
      expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain('rule=unbounded');
    });

    it('credit what came before orders, by rules whose sums are equal', async () => {
      const page = await expectReport(context(), '/reports/attribution', {
        says: 'This is bookkeeping, not causation',
        explains: '0.4 first',
      });
      const rows = await rowsOfTable(page, 'Orders credited, by rule');
      expect(rows.some((row) => row.startsWith('newsletter'))).toBe(true);
      expect(rows.at(-1)).toMatch(/^All credited orders/);
    });

    it('has pages without faults', async () => {
      await expectNoFaults(context(), ['/reports/orders', '/reports/attribution']);
    });
  },
};
