import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { confirmAddress } from '../product/confirm-address.mjs';
import { apiClient } from '../product/product.mjs';
import { campaignPictures } from './campaign-pictures.mjs';
import { importPictures } from './import-pictures.mjs';
import { settled } from './settled.mjs';
import { sideBySide } from './side-by-side.mjs';
import { statusPictures } from './status-pictures.mjs';

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const DARK = { colorScheme: 'dark' };
const ARABIC = { locale: 'ar' };
const SHARP = { deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'en-GB' };

/** The dashboard of the demo workspace, on a desk and on a phone, light, dark and right to left. */
export async function dashboardPictures({ browser, url, demo, target, log }) {
  const { state, first } = await signIn(browser, url, demo);

  /** A picture of the page at an address below /app, once it is at rest. */
  const picture = async (path, { isWhole = false, ...look } = DESK) => {
    const context = await browser.newContext({
      ...DESK,
      ...look,
      ...SHARP,
      storageState: look.state ?? state,
      locale: look.locale ?? 'en-GB',
    });
    const page = await context.newPage();
    await page.goto(`${url}/app${path}`);
    await page.locator('h1').first().waitFor();
    await settled(page);
    const png = await page.screenshot({ fullPage: isWhole });
    await context.close();
    return { png, width: (look.viewport ?? DESK.viewport).width };
  };
  const save = async (name, pictures) => {
    await sideBySide(browser, pictures, join(target, name));
    log(name);
  };
  const answer = `/inbox?answer=${first.answer}`;
  const survey = `/surveys/${first.survey}`;

  await save('05-home-phone-inbox-phone.png', [
    await picture('/', { ...PHONE, isWhole: true }),
    await picture('/inbox', PHONE),
    await picture(answer, PHONE),
  ]);
  await save('07-home-light.png', [await picture('/', { isWhole: true })]);
  await save('08-home-dark.png', [await picture('/', { ...DARK, isWhole: true })]);
  await save('09-inbox.png', [await picture(answer)]);
  await save('10-inbox-arabic-dark.png', [await picture(answer, { ...DARK, ...ARABIC })]);
  await save('11-tasks.png', [await picture('/tasks')]);
  await save('12-builder.png', [await picture(survey)]);
  await save('13-builder-translate-share.png', [
    await picture(`${survey}/translations`),
    await picture(`${survey}/share`),
  ]);
  await save('14-report.png', [await picture('/reports/nps', { isWhole: true })]);
  await save('15-journey.png', [await picture('/reports/journey?metric=ces', { isWhole: true })]);
  await save('16-customer.png', [await picture(`/customers/${first.customer}`, { isWhole: true })]);
  await save('17-webhooks.png', [await picture('/settings/webhooks', { isWhole: true })]);
  const empty = await emptyWorkspace(browser, url);
  await save('18-start-empty-signin.png', [
    await picture('/', { ...DESK, state: empty }),
    await picture('/reports', { ...DESK, state: empty }),
    await signInPicture(browser, url),
  ]);
  await save('19-report-dark.png', [await picture('/reports/ces', { ...DARK, isWhole: true })]);
  await save('21-import.png', await importPictures({ browser, url, state, look: { ...DESK, ...SHARP } }));
  const campaign = { browser, url, state, survey: first.survey, look: { ...DESK, ...SHARP } };
  await save('27-campaign.png', await campaignPictures(campaign));
  const whole = { isWhole: true };
  await save('28-topics.png', [await picture('/reports/topics', whole)]);
  await save('29-drivers.png', [await picture('/reports/drivers', whole), await picture('/reports/questions', whole)]);
  await save('30-orders.png', [await picture('/reports/orders', whole)]);
  await save('30-churn.png', [await picture('/reports/churn', whole)]);
  await save('31-loop-effect-dark.png', [await picture('/reports/effect', { ...whole, ...DARK })]);
  await save('32-roi.png', [await picture('/reports/roi', whole)]);
  await save('33-goals.png', [await picture('/reports/key-figures', whole), await picture('/reports/goals', whole)]);
  await save('35-dashboard.png', [await picture(`/reports/boards/${first.board}`, whole)]);
  await statusPictures({ browser, url, state, picture, target, log });
  await save('36-rules.png', [await picture('/rules'), await picture(`/rules/${first.rule}`, { isWhole: true })]);
  await save('37-our-own-pulse.png', [await picture(`/reports/anonymous/${first.pulse}`, { isWhole: true })]);
  await save('38-settings-hours-targets.png', [
    await picture('/settings/opening-hours', { isWhole: true }),
    await picture('/settings/targets', { isWhole: true }),
  ]);
  await save('38-settings-team-audit.png', [await picture('/settings/team'), await picture('/settings/audit')]);
  await save('39-settings-brand-keys.png', [await picture('/settings/brand'), await picture('/settings/keys')]);
  await save('39-settings-sender-suppressed.png', [
    await picture('/settings/sender', { ...DESK, isWhole: true }),
    await picture('/settings/suppressed'),
  ]);
  await save('40-staff-phone.png', [
    await picture('/tasks', PHONE),
    await picture(survey, PHONE),
    await picture('/reports/nps', { ...PHONE, isWhole: true }),
    await picture(`/tasks/${first.task}`, { ...PHONE, ...DARK, ...ARABIC }),
  ]);
}

/** Signs up a workspace without answers; resolves to the browser's state of its owner. */
async function emptyWorkspace(browser, url) {
  const owner = { name: 'Maya Lindqvist', email: 'maya@empty.example', password: 'a long password of the pictures' };
  await apiClient(url)('POST', '/v1/workspaces', {
    name: 'Lumen Lamps',
    time_zone: 'Europe/Berlin',
    language: 'en',
    owner,
  });
  await confirmAddress(url, owner);
  const { state, context } = await signedIn(browser, url, owner);
  await context.close();
  return state;
}

async function signedIn(browser, url, { email, password }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/app/sign-in`);
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
  return { context, page, state: await context.storageState() };
}

/** The first anonymous report, which is made some seconds after its answers; waits a minute at most. */
async function firstReport(list) {
  for (let tries = 0; tries < 60; tries += 1) {
    const [report] = await list();
    if (report !== undefined) return report;
    await wait(1_000);
  }
  throw new Error('no anonymous report was made in time');
}

/** Signs in as the owner; resolves to the browser's state, and to ids of things that pictures show. */
async function signIn(browser, url, demo) {
  const { context, page, state } = await signedIn(browser, url, demo);
  const get = async (path) => (await (await page.request.get(`${url}/v1${path}`)).json()).data;
  const unhappy = await get('/responses?level=low&limit=50');
  const shown = unhappy.find(({ answers }) => Object.values(answers).some((value) => value?.length > 20)) ?? unhappy[0];
  const [survey] = await get('/surveys?limit=1');
  const [task] = await get('/tasks?state=open&limit=1');
  const [rule] = await get('/rules?limit=1');
  const [board] = await get('/boards');
  const report = await firstReport(() => get('/anonymous-reports?limit=1'));
  await context.close();
  return {
    state,
    first: {
      answer: shown.id,
      customer: shown.customer?.external_id,
      survey: survey.id,
      task: task.id,
      rule: rule.id,
      pulse: report.survey_id,
      board: board.id,
    },
  };
}

async function signInPicture(browser, url) {
  const context = await browser.newContext({ ...PHONE, ...DARK, ...SHARP });
  const page = await context.newPage();
  await page.goto(`${url}/app/sign-in`);
  await page.locator('h1').first().waitFor();
  await settled(page);
  const png = await page.screenshot();
  await context.close();
  return { png, width: PHONE.viewport.width };
}
