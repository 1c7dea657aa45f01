import { expect, it } from '@jest/globals';
import { calculateScenario } from '../../../../tools/demo/money.mjs';
import { dialogAfter } from '../dashboard-visit.js';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const CLAIM =
  '/reports/roi/claim?claim=128&months=6&one_off_cost=1000&recurring_cost=200&savings=1000&extra_revenue=1500' +
  '&conversion_before=2.5&conversion_after=3&order_value_before=50&order_value_after=52';

let scenario: string;

/** The ROI workbench: a scenario, its lines, what it hangs on, and the check of a claim. */
export const moneyArea: UnderstandArea = {
  name: 'the ROI workbench',
  seed: async ({ call }) => {
    await calculateScenario(call);
    scenario = `/reports/roi/${(await call('GET', '/v1/scenarios')).data[0].id}`;
  },
  declare: (context) => {
    it('says when a scenario pays back and on what that rests, with both returns, and how it is computed', async () => {
      const page = await expectReport(context(), scenario, {
        says: 'It pays back within 6 months, if what is assumed is real.',
        explains: '(benefit − cost) / cost',
      });
      const figures = page.locator('dl').first();
      expect((await figures.locator('dd').allTextContents()).join(' ')).toBe('33 % 1.33 €1,907 5.5 75 %');
      await page.getByText('With what is measured alone it loses money.').waitFor();
      const evidence = page.getByRole('complementary').locator('dl').first();
      expect(await evidence.locator('dd').allTextContents()).toEqual([
        '−55.8 % gross 0.44',
        '−23 % gross 0.77',
        '32.6 % gross 1.33',
      ]);
      await page.getByRole('region', { name: 'Beside, in no sum' }).getByText('Fewer angry callers').waitFor();
      await page.getByText('3 months are entered: €2,792 paid, €2,711 planned for the same lines.').waitFor();
      const download = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      expect(download).toContain('/v1/reports/roi/export?scenario_id=scn_');
    });

    it('is one page as a PDF', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(scenario);
      const href = await page.getByRole('link', { name: 'One page as PDF' }).getAttribute('href');
      const pdf = await page.request.get(new URL(href!, page.url()).href);
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      const text = (await pdf.body()).toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      expect(text.split(/\/Type \/Page\b(?!s)/).length - 1).toBe(1);
    });

    it('shows what the result hangs on, as a picture and as a table', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(scenario);
      await page.getByRole('img', { name: /most of all: Extra orders a month/ }).waitFor();
      await page.getByRole('button', { name: 'Table' }).click();
      const rows = await rowsOfTable(page, 'What the result hangs on');
      expect(rows[1]).toBe('Extra orders a month0−23 %1888.3 %');
      expect(rows).toHaveLength(8);
    });

    it('takes a line by keyboard, refuses none of its words, and takes it back', async () => {
      const { visit, product } = context();
      const { page } = visit;
      await visit.open(scenario);
      await page.getByRole('button', { name: 'Add a line' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Add a line' });
      await dialog.getByRole('combobox', { name: 'What it is' }).first().selectOption('Revenue of more sales');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('<b>Lamps</b>');
      const numbers = dialog.getByRole('textbox', { name: 'Number', exact: true });
      await numbers.nth(0).fill('10');
      await numbers.nth(1).fill('50');
      await dialog.getByRole('textbox', { name: 'Margin', exact: true }).fill('40');
      await dialog.getByRole('textbox', { name: 'Margin', exact: true }).press('Enter');
      await page.getByText('The line is added.').waitFor();
      const line = page.getByRole('row').filter({ hasText: '<b>Lamps</b>' });
      await line.getByText('10 × €50 × 40 %').waitFor();
      expect(await line.getByRole('cell').nth(2).textContent()).toBe('€2,400');
      await page.keyboard.press('z');
      await line.waitFor({ state: 'detached' });
      const id = scenario.split('/').at(-1);
      expect((await product.call('GET', `/v1/scenarios/${id}`)).lines).toHaveLength(7);
    });

    it('takes what really was in a month', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(scenario);
      await page
        .getByRole('button', { name: /^Enter / })
        .nth(4)
        .click();
      await page.getByRole('dialog').getByLabel('Pick-ups').fill('401');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('4 months are entered').waitFor();
      // The way back is there once the dialog is closed and the act is told.
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      await page.keyboard.press('z');
      await page.getByText('3 months are entered').waitFor();
    });

    it('checks a claim: the verdict, and what each definition gives', async () => {
      const page = await expectReport(context(), CLAIM, {
        says: '128 % cannot be produced by these inputs.',
        explains: '(benefit − cost) / cost; all costs',
      });
      const rows = await page.getByRole('table').getByRole('row').allTextContents();
      expect(rows).toEqual(
        expect.arrayContaining([
          'Net, one-off cost only1,280 %',
          'Net, all costs581.8 %',
          'Net, no extra revenue at all172.7 %',
        ]),
      );
      await page.getByText('is not clear after one month (p 0.136). In 6 months it is (p 0).').waitFor();
      await page.getByLabel('Claimed ROI').fill('681.8');
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('681.8 % is: Gross: benefit by cost, no return.').waitFor();
    });

    it('is accessible in all looks', async () => {
      await expectNoFaults(context(), [
        '/reports/roi',
        scenario,
        `${scenario}?table=true`,
        dialogAfter(scenario, 'a line', 'main header button:has(svg.lucide-plus), header button:has(svg.lucide-plus)'),
        dialogAfter(scenario, 'a month', '#months ~ * td button, td button'),
        dialogAfter('/reports/roi', 'a new scenario', 'header button:has(svg.lucide-plus)'),
        '/reports/roi/claim',
        CLAIM,
      ]);
    });
  },
};
