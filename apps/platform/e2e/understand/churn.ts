import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const DAY = 86_400_000;
const CUSTOMERS = 440;
/** One of the last who stayed. */
const LAST = 'churn-432';

/**
 * Customers of whom those who had not ordered for 60 days mostly left, over the year that the model needs. The start of the month that it learns
 * from is at most 211 days ago, so that those who stayed ordered again 170 days ago.
 */
function events(now: number): readonly object[] {
  return Array.from({ length: CUSTOMERS }, (_, i) => {
    const since = 2 + (i % 170);
    const leaves = i % 8 === 0 ? since <= 60 : since > 60;
    const cut = Date.UTC(new Date(now - 180 * DAY).getUTCFullYear(), new Date(now - 180 * DAY).getUTCMonth(), 1);
    const days = [cut - 200 * DAY, cut - since * DAY];
    if (!leaves) days.push(now - 170 * DAY, now - (1 + ((7 * i) % 160)) * DAY);
    return days.map((at, place) => ({
      id: `churn-${i}-${place}`,
      kind: 'order',
      external_id: `churn-${i}`,
      occurred_at: new Date(at).toISOString(),
      amount: { value: 2_500 + i, currency: 'EUR' },
    }));
  }).flat();
}

interface Report {
  readonly refusal: object | null;
  readonly customers: number;
  readonly bands: { readonly high: number };
  readonly calibration: { readonly bins: readonly object[] };
}
interface Listed {
  readonly data: readonly { readonly external_id: string; readonly risk: number }[];
}

/** Who may leave. */
export const churn: UnderstandArea = {
  name: 'churn risk',
  seed: async ({ call }) => {
    const all = events(Date.now());
    for (let first = 0; first < all.length; first += 500)
      await call('POST', '/v1/events/batch', { events: all.slice(first, first + 500) });
    // It is computed again a quarter of a minute after the first of these events.
    await eventually(
      async () => {
        const { customers, refusal } = (await call('GET', '/v1/reports/churn')) as Report;
        const { data } = (await call('GET', `/v1/reports/churn/customers?external_id=${LAST}`)) as Listed;
        if (refusal !== null || customers < CUSTOMERS || data.length === 0)
          throw new Error(`${customers} customers, ${JSON.stringify(refusal)}`);
      },
      { within: 60_000 },
    );
  },
  declare: (context) => {
    it('is told with who, why, and whether that is right', async () => {
      const page = await expectReport(context(), '/reports/churn', {
        says: /customers are likely to leave in the next 180 days/,
        explains: 'Hoerl, Kennard',
      });
      const { call } = context().product;
      const report = (await call('GET', '/v1/reports/churn')) as Report;
      const { data } = (await call('GET', '/v1/reports/churn/customers?band=high&limit=20')) as Listed;
      const rows = await rowsOfTable(page, 'Highest risk first');
      expect(rows).toHaveLength(data.length + 1);
      expect(rows[1]).toContain(`${Math.round(100 * data[0]!.risk)} %`);
      expect(rows[1]).toMatch(/days since the last order/);
      await page.getByRole('img', { name: /Share who left by predicted risk/ }).waitFor();
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      expect(await rowsOfTable(page, 'Is it right?')).toHaveLength(report.calibration.bins.length + 1);
      expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe('/v1/reports/churn/export');
    });

    it('stands on the page of a customer, and makes a segment', async () => {
      const { product, visit } = context();
      const { data } = (await product.call('GET', '/v1/reports/churn/customers?band=high&limit=1')) as Listed;
      await visit.open(`/customers/${data[0]!.external_id}`);
      await visit.page.getByText(`${Math.round(100 * data[0]!.risk)} % likely to leave`).waitFor();
      const { bands } = (await product.call('GET', '/v1/reports/churn')) as Report;
      // The customers service is told of it.
      await eventually(async () => {
        const conditions = { risk_in: ['high'] };
        const { size } = (await product.call('POST', '/v1/segments/preview', { conditions })) as {
          readonly size: number;
        };
        expect(size).toBe(bands.high);
      });
    });

    it('says whether groups are served alike, or what is missing for that', async () => {
      const { visit } = context();
      await visit.open('/reports/churn');
      const section = visit.page.getByRole('region', { name: 'Is everybody served alike?' });
      await section.getByText(/Two groups of 30 tasks are needed|nothing can be compared/).waitFor();
      await section.getByText('Comments read rightly', { exact: true }).click();
      await section.getByText('Comments of the month whose mood').waitFor();
      await section.getByText(/Two groups of 30 comments|nothing can be compared/).waitFor();
      await section.getByRole('button', { name: 'How is this computed?' }).click();
      const drawer = visit.page.getByRole('dialog', { name: 'How is this computed?' });
      await drawer.getByText('Fisher’s exact test').waitFor();
      await drawer.getByRole('button', { name: 'Close', exact: true }).click();
      await drawer.waitFor({ state: 'hidden' });
    });

    it('has a page without faults', async () => {
      await expectNoFaults(context(), ['/reports/churn', '/reports/churn?table=true']);
    });
  },
};
