import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit, faultsInAllLooks } from './dashboard-visit.js';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

let product: ProductUnderTest;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([productUnderTest(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A survey as SurveyMonkey exports its answers: a second header row, and days that can be read both ways. */
const EXPORT = [
  'Respondent ID,Collector ID,End Date,How likely are you to recommend us to a friend?',
  ',,,Response',
  '11,1,02/03/2026 10:00,9',
  '12,1,04/05/2026 11:30,3',
  '13,1,06/07/2026 09:15,eleven',
].join('\n');

describe('surveys in the dashboard', () => {
  it('are made from a template, edited, translated, previewed, published and answered; a new wording starts a new series', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/surveys/new');
    await page
      .getByRole('button', { name: /^Use .*effort/i })
      .first()
      .click();
    await page.waitForURL(/\/surveys\/srv_/);
    const survey = page.url().split('?')[0]!;
    const statement = page.getByRole('textbox', { name: 'Statement' });
    await statement.fill('The shop made it easy to return my lamp.');
    await page.getByText(/^Saved \d/).waitFor();

    const preview = page.frameLocator('iframe');
    await preview.getByText('The shop made it easy to return my lamp.').first().waitFor();
    await preview.locator('label', { hasText: /^7/ }).first().click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await preview.getByText('The shop made it easy to return my lamp.').first().waitFor();

    await page.goto(`${survey}/translations?language=de`);
    const german = page.getByRole('textbox', { name: 'Translation of: The shop made it easy to return my lamp.' });
    await german.fill('Der Laden hat mir die Rückgabe leicht gemacht.');
    await page.getByText(/^Saved \d/).waitFor();

    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Version 1 is open for answers.').waitFor();

    await page.goto(survey);
    await statement.fill('The shop made returning my lamp simple.');
    await page.getByText('This starts a new series.').waitFor();
    await page.getByText('Scores from version 2 on are not joined to the old line.').waitFor();
    await page.getByRole('button', { name: 'Keep the old wording' }).click();
    await page.getByText('This starts a new series.').waitFor({ state: 'detached' });

    await page.goto(`${survey}/share`);
    const link = await page.locator('pre').first().textContent();
    await page.goto(link!);
    await page.getByText('The shop made it easy to return my lamp.').first().waitFor();
    await page.locator('label', { hasText: /^7/ }).first().click();
    await page.locator('.go:visible').click();
    await page.locator('.ok').waitFor();

    await eventually(async () => {
      await visit.open('/reports/ces');
      await page.getByRole('link', { name: 'n 1', exact: true }).waitFor({ timeout: 1000 });
    });
    await page.getByRole('link', { name: 'n 1', exact: true }).click();
    await page.waitForURL(/\/reports\/ces\/answers/);
    await page.getByRole('link', { name: 'Back to the report' }).waitFor();
    await page.locator('main ol > li').first().waitFor();
    expect(await page.locator('main ol > li').count()).toBe(1);
    await visit.end();
  });

  it('show that somebody else has changed them, and lose neither change', async () => {
    const [one, two] = [
      await DashboardVisit.signedIn(browser, product, product),
      await DashboardVisit.signedIn(browser, product, product),
    ];
    await one.open('/surveys');
    const path = new URL((await one.page.locator('tbody a').first().getAttribute('href'))!, product.url).pathname;
    const settings = `${path.replace('/app', '')}/settings`;
    await one.open(settings);
    await two.open(settings);
    await one.page.getByRole('textbox', { name: 'Name' }).fill('Named by one');
    await one.page.getByText(/^Saved \d/).waitFor();
    await two.page.getByRole('textbox', { name: 'Name' }).fill('Named by two');
    await two.page.getByText('Somebody changed this survey meanwhile.').waitFor();
    await two.page.getByRole('button', { name: 'Save mine over theirs' }).click();
    await two.page.getByText(/^Saved \d/).waitFor();
    await one.open(settings);
    expect(await one.page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Named by two');
    await one.end();
    await two.end();
  });

  it('take answers of SurveyMonkey by the wizard, which guesses no order of days, and give them back', async () => {
    const question = 'How likely are you to recommend us to a friend?';
    const draft = await product.call('POST', '/v1/surveys', {
      name: 'Moved from elsewhere',
      definition: {
        default_language: 'en',
        languages: ['en'],
        texts: { en: { 'questions.recommend.title': question } },
        questions: [{ key: 'recommend', kind: 'nps', required: true }],
      },
    });
    await product.call('POST', `/v1/surveys/${draft.id}/publish`);
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/imports');
    const file = { name: 'surveymonkey.csv', mimeType: 'text/csv', buffer: Buffer.from(EXPORT) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL(/\/imports\/imp_/);
    await page.getByText(/2 March to .*6 July/).waitFor();
    await page.getByText(/3 February to .*7 June/).waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('radio', { name: 'The month' }).check();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('2 of 3 rows are in.').waitFor();
    await page.getByRole('cell', { name: '5', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('The import is undone.').waitFor();
    await visit.end();
  });

  it('import customers and orders by the same steps, and take them back', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    const send = async (name: string, lines: readonly string[]) => {
      await visit.open('/imports');
      const buffer = Buffer.from(lines.join('\n'));
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
      await page.waitForURL(/\/imports\/cim_/);
    };
    const rows = ['K-1;ada@example.org;Ada Import;yes', 'K-2;nobody;Ben Import;no'];
    await send('kunden.csv', ['Kundennummer;E-Mail;Name;News', ...rows]);
    expect(await page.getByLabel('Where E-Mail goes').inputValue()).toContain('"key":"email"');
    // Consent is not taken over before somebody says where it comes from.
    await page.getByLabel('Where News goes').selectOption({ label: 'Consent: news and offers' });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('Say where the decisions come from.').waitFor();
    await page.getByLabel('Where do these decisions come from?').fill('Form of the shop');
    await page.getByLabel('When did the customers decide?').fill('2026-01-31');
    const faults = await faultsInAllLooks(browser, product, product, [
      new URL(page.url()).pathname.slice('/app'.length),
    ]);
    expect(faults).toEqual([]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('1 of 2 rows are in.').waitFor();
    await page.getByRole('cell', { name: 'E-Mail', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('The import is undone: 1 taken back, 0 left').waitFor();
    await send('orders.csv', ['Order number,Customer,Order date,Total', 'O-1,K-9,2026-01-31,12.90']);
    await page.getByText('One question, then the rows can come in.').waitFor();
    await page.getByRole('radio', { name: 'EUR' }).check();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('1 of 1 rows are in.').waitFor();
    await visit.end();
  });

  it('give their answers as a file, and the audit log says who took it', async () => {
    const draft = await product.call('POST', '/v1/surveys', {
      name: 'Taken along',
      definition: {
        default_language: 'en',
        languages: ['en'],
        texts: { en: { 'questions.recommend.title': 'Would you recommend us?' } },
        questions: [{ key: 'recommend', kind: 'nps', required: true }],
      },
    });
    await product.call('POST', `/v1/surveys/${draft.id}/publish`);
    const answer = () => product.call('POST', '/v1/responses', { survey_id: draft.id, answers: { recommend: 9 } });
    const { id } = await eventually(answer, { within: 20_000 });
    const visit = await DashboardVisit.signedIn(browser, product, product);
    const { page } = visit;
    await visit.open('/surveys');
    await page
      .getByRole('row', { name: /Taken along/ })
      .getByRole('button')
      .click();
    const begun = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save answers as CSV' }).click();
    const file = await begun;
    expect(file.suggestedFilename()).toBe(`${draft.id}.csv`);
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toEqual([expect.stringContaining('"recommend"'), expect.stringContaining(id)]);
    await visit.open('/settings/audit');
    await page.getByRole('cell', { name: 'exported answers' }).waitFor();
    await visit.end();
  });

  it('are accessible in all looks', async () => {
    const visit = await DashboardVisit.signedIn(browser, product, product);
    await visit.open('/surveys');
    const path = (await visit.page.locator('tbody a').first().getAttribute('href'))!.replace('/app', '');
    await visit.end();
    const parts = ['', '/translations', '/settings', '/share', '/versions'].map((part) => `${path}${part}`);
    const paths = ['/surveys', '/surveys/new', '/surveys/touchpoints', '/imports', ...parts];
    expect(await faultsInAllLooks(browser, product, product, paths)).toEqual([]);
  });
});
