import { eventually } from '@hearback/testing';
import { expect, it } from '@jest/globals';
import type { ProductUnderTest } from '../product-under-test.js';
import { dialogAfter } from '../dashboard-visit.js';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const PATH = '/reports/goals';
const DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  questions: [{ key: 'content', kind: 'csat', required: true }],
  texts: { en: { 'questions.content.title': 'Are you content?' } },
};
const BY = '2030-12-31';
const ANSWERS = 60;
/** The eight key figures, of which the last is two. */
const FIGURES = [
  'Satisfied (CSAT)',
  'Would recommend (NPS)',
  'Retention',
  'Customer value',
  'Cost of a task',
  'Conversion',
  'Order value',
  'First response',
  'Resolution',
];

let touchpoint: string;
let survey: string;

/** Answers of one touchpoint, nine of ten of them content, and two goals for them: one that is missed and one that is reached. */
async function seed({ call }: ProductUnderTest): Promise<void> {
  const { id: place } = await call('POST', '/v1/touchpoints', { key: 'counter', name: 'Counter', stage: 'receive' });
  touchpoint = place;
  const draft = await call('POST', '/v1/surveys', {
    name: 'At the counter',
    definition: DEFINITION,
    touchpoint_id: place,
  });
  const { id } = await call('POST', `/v1/surveys/${draft.id}/publish`);
  survey = id;
  await eventually(() => call('POST', '/v1/responses', { survey_id: id, answers: { content: 5 } }));
  const rest = Array.from({ length: ANSWERS - 1 }, (_, i) => (i % 10 === 0 ? 2 : 5));
  await Promise.all(rest.map((content) => call('POST', '/v1/responses', { survey_id: id, answers: { content } })));
  // Goals can be set for touchpoints that the reports know.
  await eventually(() => call('POST', '/v1/goals', { figure: 'csat', target: 60, by: BY, touchpoint_id: place }));
  await call('POST', '/v1/goals', { figure: 'ces', target: 70, by: BY });
}

/** Key figures and their goals. */
export const goals: UnderstandArea = {
  name: 'key figures and goals',
  seed,
  declare: (context) => {
    it('say whether goals are reached, with the interval, n and the line of the goal', async () => {
      await eventually(
        async () => {
          const report = await context().product.call('GET', '/v1/reports/goals');
          const counted = report.goals.find(({ touchpoint: name }: { touchpoint: string }) => name === 'Counter');
          if (counted.n < ANSWERS) throw new Error(`${counted.n} answers`);
        },
        { within: 90_000 },
      );
      const page = await expectReport(context(), PATH, {
        says: 'Satisfied (CSAT), Counter: goal clearly reached.',
      });
      const rows = await rowsOfTable(page, 'Goals');
      const counter = rows.find((row) => row.startsWith('Satisfied (CSAT), Counter, 60 %'))!;
      expect(counter).toMatch(/60 %6031 Dec 2030 90 % \d\d % – \d\d %Clearly reached$/);
      expect(rows.find((row) => row.startsWith('Easy (CES), 70 %'))).toContain('30 more cases needed');
      await page.getByRole('img', { name: /^Interval \d\d % – \d\d %, goal 60 %$/ }).waitFor();
      await page.getByText('Dashed: goal, 60 %.').waitFor();
      const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      expect(csv).toContain('/v1/reports/goals/export?days=28');
      await page.getByRole('link', { name: '60', exact: true }).click();
      await page.waitForURL((url) => url.pathname.endsWith('/reports/csat/answers'));
    });

    it('are drawn on the trend of the same touchpoint, and on no other', async () => {
      const { visit } = context();
      await visit.open(`/reports/csat?touchpoint=${touchpoint}`);
      await visit.page.getByText('Dashed: goal, 60 %.').waitFor();
      await visit.page.getByRole('img', { name: /Goal: 60 %$/ }).waitFor();
      await visit.open(`/reports/csat?touchpoint=${touchpoint}&survey=${survey}`);
      await visit.page.getByText('Hollow grey points').first().waitFor();
      expect(await visit.page.getByText('Dashed: goal').count()).toBe(0);
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are set by keyboard, refused where the figure cannot have them, and taken back', async () => {
      const { visit, product } = context();
      const { page } = visit;
      await visit.open(PATH);
      await page.getByRole('button', { name: 'Add a goal' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Add a goal' });
      await dialog.getByLabel('Figure').first().click();
      await page.getByRole('option', { name: 'Would recommend (NPS)' }).click();
      await dialog.getByLabel('Goal, −100 to 100').fill('140');
      await dialog.locator('input[type=date]').fill(BY);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByRole('alert').waitFor();
      await dialog.getByLabel('Goal, −100 to 100').fill('40');
      await dialog.getByLabel('Goal, −100 to 100').press('Enter');
      await page.getByRole('row').filter({ hasText: 'Would recommend (NPS), 40' }).waitFor();
      await page.getByRole('button', { name: 'Change the goal of Would recommend (NPS)' }).click();
      const change = page.getByRole('dialog', { name: 'Change the goal' });
      await change.getByLabel('Goal, −100 to 100').fill('45');
      await change.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('row').filter({ hasText: 'Would recommend (NPS), 45' }).waitFor();
      await page.getByRole('button', { name: 'Remove the goal of Would recommend (NPS)' }).click();
      await page.getByText('The goal is removed.').waitFor();
      await page.keyboard.press('z');
      await page.getByRole('row').filter({ hasText: 'Would recommend (NPS), 45' }).waitFor();
      const { data } = await product.call('GET', '/v1/goals');
      const kept = data.filter(({ figure }: { figure: string }) => figure === 'nps');
      expect(kept).toMatchObject([{ target: 45, by: BY, touchpoint_id: null }]);
      // The browser names the request that was refused.
      visit.visit.complaints.splice(0);
    });

    it('stand beside the key figures, with baseline and verdict, and how they are computed', async () => {
      const page = await expectReport(context(), '/reports/key-figures?days=365', {
        says: 'How to read this',
        explains: 'Each figure of the period is compared',
      });
      const rows = await rowsOfTable(page, 'Figures');
      expect(rows[0]).toBe('FigurenNow95 %, now and beforeBeforeChangeGoal');
      expect(rows.slice(1).map((row) => FIGURES.find((name) => row.startsWith(name)))).toEqual(FIGURES);
      for (const row of rows.slice(1)) expect(row).toMatch(/Clearly|No clear change|Too few cases/);
      // Visitors have 30 days to order, and the last 28 days know a conversion all the same.
      const { figures } = await context().product.call('GET', '/v1/reports/key-figures');
      const conversion = figures.find(({ figure }: { figure: string }) => figure === 'conversion');
      expect(conversion.now.n).toBeGreaterThan(0);
      expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toBe(
        '/v1/reports/key-figures/export?days=365',
      );
    });

    it('are accessible in all looks', async () => {
      await expectNoFaults(context(), [
        PATH,
        '/reports/key-figures',
        '/reports/key-figures?explain=true',
        `/reports/csat?touchpoint=${touchpoint}`,
        dialogAfter(PATH, 'a goal', 'header button:has(svg.lucide-target)'),
      ]);
    });
  },
};
