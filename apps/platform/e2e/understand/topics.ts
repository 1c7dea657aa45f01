import { expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { dialogAfter } from '../dashboard-visit.js';
import type { ProductUnderTest } from '../product-under-test.js';
import { expectNoFaults, expectReport, rowsOfTable, type UnderstandArea } from './understand.js';

const definition = {
  default_language: 'en',
  languages: ['en'],
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'comment', kind: 'text' },
  ],
  texts: {
    en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.comment.title': 'Why do you think so?' },
  },
};

/** Different sentences that have nothing but two words in common. */
const GIFTS = [
  'My sister never got her gift receipt.',
  'Where can I tick that this needs a gift receipt?',
  'It would help to print nothing but a gift receipt.',
  'For birthdays your shop should offer gift receipt cards.',
  'Grandmother asked about a gift receipt yesterday.',
  'Prices were visible because nobody packed a gift receipt.',
  'Another store sends any gift receipt by mail.',
  'We ordered twice and missed the gift receipt both times.',
  'Christmas is coming, so think of a gift receipt.',
  'Without gift receipt exchange was awkward.',
];

const DAY_MS = 86_400_000;
const NOW = 48;
const ABOUT = 32;
const BEFORE = 40;
const ABOUT_BEFORE = 2;

let path: string;

/**
 * In the period before, 2 of 40 comments name the label; now 32 of 48 do, all with the printer, and three name a topic that is hidden. Other
 * words are in both periods, so that they are not new.
 */
async function seed({ call }: ProductUnderTest): Promise<void> {
  const label = { name: 'Return label', terms: [{ text: 'label' }], except: [{ text: 'price label' }] };
  const topic = await call('POST', '/v1/topics', label);
  await call('POST', '/v1/topics', { name: 'Glue <b>smell</b>', terms: [{ text: 'smell*' }] });
  const survey = await call('POST', '/v1/surveys', { name: 'Comments', definition });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  path = `/reports/topics?survey=${survey.id}`;
  const answer = (recommend: number, comment: string, daysAgo = 0) =>
    eventually(() =>
      call('POST', '/v1/responses', {
        survey_id: survey.id,
        answers: { recommend, comment },
        ...(daysAgo === 0 ? {} : { submitted_at: new Date(Date.now() - daysAgo * DAY_MS).toISOString() }),
      }),
    );
  for (let i = 0; i < BEFORE; i += 1)
    await answer(
      3,
      i < ABOUT_BEFORE ? 'The label was hard to find.' : `Terrible, order ${i} did not come in time.`,
      40,
    );
  for (let i = 0; i < ABOUT; i += 1)
    await answer(2, `Terrible, the label of order ${i} did not come out of the printer.`);
  for (const text of GIFTS) await answer(7, text);
  for (let i = 0; i < 3; i += 1) await answer(4, `It smells of glue in hall ${i}.`);
  for (let i = 0; i < 3; i += 1) await answer(8, `The price label of shelf ${i} was still on it.`);
  await eventually(
    async () => {
      const query = `survey_id=${survey.id}`;
      const report = await call('GET', `/v1/reports/topics?${query}`);
      const { comments, previous_comments: before } = report;
      const phrases = (report.coming_up as { phrase: string }[]).map(({ phrase }) => phrase);
      if (comments !== NOW || before !== BEFORE || !phrases.includes('gift receipt'))
        throw new Error(`${comments} and ${before}: ${phrases.join(', ')}`);
      // The inbox has its own copy of what comments say.
      const { count } = await call('GET', `/v1/responses/count?topic_id=${topic.id}&${query}`);
      if (count !== ABOUT + ABOUT_BEFORE) throw new Error(`the inbox knows of ${count} comments on the topic`);
      const { phrases: marks } = await call('GET', `/v1/reports/topics/${topic.id}?${query}`);
      if (marks.length === 0) throw new Error('the phrases of the topic are not counted yet');
    },
    { within: 30_000 },
  );
}

/** What comments are about. */
export const topics: UnderstandArea = {
  name: 'topics',
  seed,
  declare: (context) => {
    it('say what is named clearly more often, hide what few people name, and quote who wrote it', async () => {
      const page = await expectReport(context(), path, {
        says: '“Return label” is named clearly more often.',
        explains: 'Return label: share',
      });
      await page.getByText('32 of 48 comments name it', { exact: false }).first().waitFor();
      await page.getByText('2 of 40 the period before.', { exact: false }).first().waitFor();
      const rows = await rowsOfTable(page, 'Topics');
      expect(rows[1]).toMatch(/^Return labellabel3267\s%.*Clearly more$/);
      expect(rows.find((row) => row.startsWith('Glue <b>smell</b>'))).toMatch(
        /Hidden: fewer than 8 comments\.Too few comments$/,
      );
      await page.getByText('Found by “label”, not in “price label”.').waitFor();
      const quotes = page.getByRole('region', { name: 'In their words' });
      await quotes.getByRole('listitem').nth(4).waitFor();
      expect(await quotes.getByRole('listitem').count()).toBe(5);
      expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain('/v1/reports/topics/export');
    });

    it('open the answers behind a number, with their mood, which staff can correct', async () => {
      const { product, visit } = context();
      const { page } = visit;
      await visit.open(path);
      await page.getByRole('group', { name: 'Topics' }).getByRole('link', { name: '32', exact: true }).click();
      await page.waitForURL(/\/inbox\?.*topic_id=top_/);
      const rows = page.getByRole('listitem').filter({ hasText: 'did not come out' });
      await rows.nth(ABOUT - 1).waitFor();
      await rows.first().getByText('Return label').waitFor();
      await rows.first().getByRole('link').click();
      await page.getByRole('complementary').getByRole('link', { name: '31 others in 28 days' }).waitFor();
      const said = page.getByRole('list', { name: 'What it says' });
      await said.getByRole('button', { name: 'Topic Return label: show all' }).waitFor();
      await said.getByRole('button', { name: /^Mood: Unhappy, \d+ % sure\. Change it$/ }).click();
      await page.getByRole('menuitem', { name: 'Neither happy nor unhappy' }).click();
      await said.getByText('Neither happy nor unhappy, as your team said').waitFor();
      const id = new URL(page.url()).searchParams.get('answer')!.replaceAll('"', '');
      expect(await product.call('GET', `/v1/sentiments/${id}`)).toMatchObject({ sentiment: 'neutral', stated: true });
      await page.getByText('The mood is changed.').waitFor();
      await page.keyboard.press('z');
      await said.getByText(/^Unhappy, \d+ % sure$/).waitFor();
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('show a topic by week as a table, and why nobody is quoted', async () => {
      const { visit } = context();
      const { page } = visit;
      await visit.open(path);
      await page.getByRole('img', { name: /“Return label” by week\. Last value/ }).waitFor();
      await page.getByRole('link', { name: 'Table' }).click();
      const weeks = await rowsOfTable(page, '“Return label” by week');
      expect(weeks).toHaveLength(13);
      await page.getByRole('link', { name: 'Glue <b>smell</b>' }).click();
      await page.getByText('Fewer people could be recognised by what they wrote.').waitFor();
      expect(visit.visit.complaints.splice(0)).toEqual([]);
    });

    it('are kept from a phrase by keyboard, tried while they are written, and taken back', async () => {
      const { product, visit } = context();
      const { page } = visit;
      await visit.open(path);
      const comingUp = page.getByRole('listitem').filter({ hasText: '“gift receipt”' });
      await comingUp.getByRole('button', { name: 'Keep as a topic' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Add a topic' });
      expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Gift receipt');
      await dialog.getByText(/^10 of the last \d+ comments \(90 days\)\.$/).waitFor();
      await dialog.getByRole('button', { name: 'Add a word' }).click();
      const second = dialog.getByRole('textbox', { name: 'Words that name it, 2' });
      await second.fill('pr*');
      await dialog.getByText('These words cannot be tried.').waitFor();
      await second.fill('birthday*');
      await dialog.getByText(/^10 of the last \d+ comments \(90 days\)\.$/).waitFor();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('“Gift receipt” is a topic now.').waitFor();
      await page.getByRole('heading', { name: 'Gift receipt', exact: true }).waitFor();
      await page.keyboard.press('z');
      await eventually(async () => {
        const { data } = await product.call('GET', '/v1/topics');
        expect((data as { name: string }[]).map(({ name }) => name).toSorted()).toEqual([
          'Glue <b>smell</b>',
          'Return label',
        ]);
      });
      visit.visit.complaints.splice(0);
    });

    it('are accessible in all looks, with their dialog', async () => {
      await expectNoFaults(context(), [
        `${path}&table=true`,
        dialogAfter(path, 'changed', 'aside section button'),
        '/reports/topics?days=1&channel=kiosk',
        '/inbox?sentiment=negative',
      ]);
    });
  },
};
