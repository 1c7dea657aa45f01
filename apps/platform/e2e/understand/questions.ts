import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { ProductUnderTest } from '../product-under-test.js';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const title = (key: string, text: string) => [`questions.${key}.title`, text] as const;

const definition = {
  default_language: 'en',
  languages: ['en'],
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'fast', kind: 'csat' },
    { key: 'why', kind: 'multi', choices: [{ key: 'late' }, { key: 'price' }], other: true },
    { key: 'again', kind: 'single', choices: [{ key: 'sure' }, { key: 'never' }] },
    { key: 'parts', kind: 'matrix', rows: [{ key: 'lamp' }], choices: [{ key: 'bad' }, { key: 'good' }] },
    { key: 'order', kind: 'ranking', choices: [{ key: 'care' }, { key: 'speed' }] },
    { key: 'visits', kind: 'number', min: 0, max: 50 },
  ],
  texts: {
    en: Object.fromEntries([
      title('recommend', 'Would you recommend us?'),
      title('fast', 'Was it fast?'),
      title('why', 'What went wrong?'),
      title('again', 'Will you come again?'),
      title('parts', 'How were the parts?'),
      title('order', 'What matters most?'),
      title('visits', 'How often were you here?'),
      ['questions.why.choices.late', 'It came late'],
      ['questions.why.choices.price', 'The price'],
      ['questions.why.choices.other', 'Something else'],
      ['questions.again.choices.sure', 'For sure'],
      ['questions.again.choices.never', 'Never'],
      ['questions.parts.rows.lamp', 'Lamp'],
      ['questions.parts.choices.bad', 'Bad'],
      ['questions.parts.choices.good', 'Good'],
      ['questions.order.choices.care', 'Care'],
      ['questions.order.choices.speed', 'Speed'],
    ]),
  },
};

const PEOPLE = 40;

/** The survey of this area; other areas have surveys too. */
let surveyId: string;

/** The address of a report with this survey. */
const of = (path: string, query = '') => `${path}?survey=${surveyId}${query}`;

/** Answers of which the score follows how fast it was; 30 of 40 say that it came late. */
async function seed({ call }: ProductUnderTest): Promise<void> {
  const survey = await call('POST', '/v1/surveys', { name: 'Choices', definition });
  surveyId = survey.id;
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  for (let i = 0; i < PEOPLE; i += 1) {
    const fast = 1 + (i % 5);
    const answers = {
      recommend: Math.min(10, 2 * fast + (i % 3 === 0 ? 0 : 1)),
      fast,
      why: i % 4 === 0 ? ['price', 'other:The <b>box</b>'] : ['late'],
      again: i % 5 === 0 ? 'never' : 'sure',
      parts: { lamp: i % 2 === 0 ? 'good' : 'bad' },
      order: i % 3 === 0 ? ['care', 'speed'] : ['speed', 'care'],
      visits: i % 10,
    };
    await eventually(() => call('POST', '/v1/responses', { survey_id: survey.id, answers }));
  }
  await eventually(async () => {
    const { questions } = await call('GET', `/v1/reports/questions?survey_id=${survey.id}`);
    if (questions[0].n < PEOPLE) throw new Error(`only ${questions[0].n} are counted`);
  });
}

/** What was chosen, ranked and counted. */
export const questions: UnderstandArea = {
  name: 'questions',
  seed,
  declare: (context) => {
    it('show each question with its picture, and open the answers behind a share', async () => {
      const page = await expectReport(context(), of('/reports/questions'), {
        says: 'Clearly chosen most: It came late.',
        explains: 'why: late',
      });
      const rows = await rowsOfTable(page, 'What went wrong?');
      expect(rows.slice(1).map((row) => row.replace(/\s+/g, ' '))).toEqual([
        expect.stringContaining('It came late3075 %'),
        expect.stringContaining('The price1025 %'),
        expect.stringContaining('Something else1025 %'),
      ]);
      expect((await rowsOfTable(page, 'What matters most?'))[1]).toMatch(/^Speed1\.35/);
      await page
        .getByRole('group', { name: 'What went wrong?' })
        .getByRole('link', { name: '30', exact: true })
        .click();
      await page.getByText('It came late').first().waitFor();
      await page.locator('main ol > li').nth(19).waitFor();
    });

    it('are split by who answered, and refuse a test that cannot be made', async () => {
      const { visit } = context();
      await visit.open(of('/reports/questions'));
      await visit.page.getByRole('link', { name: 'Who answered what' }).nth(3).click();
      await visit.page.getByText('Cannot be told apart').waitFor();
      await visit.page.getByText('There is nothing to compare.').waitFor();
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are accessible in all looks', async () => {
      await expectNoFaults(context(), [
        of('/reports/questions', '&explain=true'),
        of('/reports/questions', '&question=why&group=channel'),
        of('/reports/questions/answers', '&question=why&choice=late'),
        of('/reports/drivers', '&explain=true'),
        of('/reports/drivers', '&predictors=question%3Anothing'),
        of('/reports/nps'),
      ]);
    });

    it('lead to what goes along with a score, called a correlation, and to what is missing', async () => {
      const page = await expectReport(context(), of('/reports/drivers'), {
        says: '“Was it fast?” goes along with “Would you recommend us?” the most.',
        explains: 'Answers',
      });
      await page.getByText('This is what goes together, not what causes what.').waitFor();
      const rows = await rowsOfTable(page, 'Share of what is explained');
      expect(rows[1]).toMatch(/^Was it fast\?\d+ %.*Clear$/);
      await expectReport(context(), of('/reports/drivers', '&predictors=question%3Anothing'), {
        says: 'Each driver needs at least ten answers.',
      });
      // Newer surveys have one question only, of which nothing can be said.
      await expectReport(context(), '/reports/drivers', { says: 'This is what goes together, not what causes what.' });
    });

    it('say why a score changed, and where it is high and low', async () => {
      const page = await expectReport(context(), of('/reports/nps'), {
        says: 'Each of the two periods needs at least 5 answers.',
      });
      await page.getByRole('group', { name: 'Where it is high and low' }).getByText('n 40').waitFor();
      const explained = page.getByRole('dialog', { name: 'How is this computed?' });
      for (const [section, step] of [
        ['change', 'People scored differently: 95 % interval'],
        ['heat', 'Without a touchpoint × API'],
      ] as const) {
        const part = page.locator(`section[aria-labelledby=${section}]`);
        await part.getByRole('button', { name: 'How is this computed?' }).click();
        await explained.getByText(step, { exact: true }).waitFor();
        await page.keyboard.press('Escape');
        await explained.waitFor({ state: 'detached' });
      }
      expect(context().visit.visit.complaints.splice(0)).toEqual([]);
    });
  },
};
