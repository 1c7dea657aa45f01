import { launchChromium } from '../browser/chromium.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const ANSWERS = 40;

/** Signs in and opens a page of the dashboard; resolves when its live updates are on. */
async function openPage(page, url, { email, password }, path) {
  await page.goto(`${url}/app/sign-in`);
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  const live = page.waitForResponse((reply) => reply.url().endsWith('/v1/live-updates') && reply.ok());
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
  await live;
  const again = page.waitForResponse((reply) => reply.url().endsWith('/v1/live-updates') && reply.ok());
  await page.goto(`${url}/app${path}`);
  await again;
  await page.locator('main h1').waitFor();
}

/** Times from an unhappy answer until the open list of tasks of a colleague shows its task, in milliseconds. */
async function tasksOnScreen(page, workspace, url) {
  await workspace.call('POST', '/v1/rules', {
    name: 'Unhappy',
    max_tasks_per_hour: 1_000,
    conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }] },
    action: { title: 'Call {{ customer }}', playbook: '', due_in_minutes: 1440, assignment: { strategy: 'none' } },
  });
  await openPage(page, url, workspace, '/tasks?view=list&sort=newest');
  const times = [];
  for (let n = 0; n < ANSWERS; n += 1) {
    const at = performance.now();
    await workspace.call('POST', '/v1/responses', {
      survey_id: workspace.surveyId,
      answers: { recommend: n % 7 },
      customer: { external_id: `B-${n}` },
    });
    await page.locator('main').getByText(`Call B-${n}`, { exact: true }).waitFor();
    times.push(performance.now() - at);
  }
  return times;
}

/**
 * Time from a submission until a colleague's open inbox tells of it, and shows it once asked, and until a colleague's open list shows the task
 * that a rule opens for it. Reference: the submission alone.
 */
export async function onScreen({ product }) {
  const workspace = await newWorkspace(product.url, 'on-screen');
  const submit = (score) =>
    workspace.call('POST', '/v1/responses', { survey_id: workspace.surveyId, answers: { recommend: score } });
  await submit(9);
  const browser = await launchChromium();
  const [accepted, told, shown] = [[], [], []];
  let opened;
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await openPage(page, product.url, workspace, '/inbox');
    const waiting = page.locator('main [role=status] button');
    for (let n = 0; n < ANSWERS; n += 1) {
      const rows = await page.locator('main li a[href*="answer="]').count();
      const at = performance.now();
      const sent = submit(n % 11).then(() => accepted.push(performance.now() - at));
      await waiting.waitFor();
      told.push(performance.now() - at);
      await sent;
      const asked = performance.now();
      await waiting.click();
      await page.waitForFunction(
        (before) => document.querySelectorAll('main li a[href*="answer="]').length > before,
        rows,
      );
      shown.push(performance.now() - asked);
      // A page of the list has 50 rows.
      await waiting.waitFor({ state: 'detached' });
    }
    const other = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    opened = await tasksOnScreen(await other.newPage(), workspace, product.url);
  } finally {
    await browser.close();
  }
  const reference = { reference: quantile(accepted, 0.95), referenceName: 'submission alone, p95' };
  const seen = quantile(told, 0.95);
  const open = quantile(opened, 0.95);
  return [
    {
      name: 'new answer told of on an open page, p95',
      value: seen,
      unit: 'ms',
      ...reference,
      goal: '<= 1000',
      met: seen <= 1000,
    },
    { name: 'and shown in the list after a click, p95', value: quantile(shown, 0.95), unit: 'ms', ...reference },
    {
      name: 'unhappy answer → task on an open page, p95',
      value: open,
      unit: 'ms',
      ...reference,
      goal: '<= 1000',
      met: open <= 1000,
    },
  ];
}
