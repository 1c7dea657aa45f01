import { launchChromium } from '../browser/chromium.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const ANSWERS = 40;

/** Signs in and opens the inbox; resolves when its live updates are on. */
async function openInbox(page, url, { email, password }) {
  await page.goto(`${url}/app/sign-in`);
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  const live = page.waitForResponse((reply) => reply.url().endsWith('/v1/live-updates') && reply.ok());
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.includes('sign-in'));
  await live;
  const again = page.waitForResponse((reply) => reply.url().endsWith('/v1/live-updates') && reply.ok());
  await page.goto(`${url}/app/inbox`);
  await again;
  await page.locator('main h1').waitFor();
}

/** Time from a submission until a colleague's open inbox tells of it, and shows it once asked. Reference: the submission alone. */
export async function onScreen({ product }) {
  const workspace = await newWorkspace(product.url, 'on-screen');
  const submit = (score) =>
    workspace.call('POST', '/v1/responses', { survey_id: workspace.surveyId, answers: { recommend: score } });
  await submit(9);
  const browser = await launchChromium();
  const [accepted, told, shown] = [[], [], []];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await openInbox(page, product.url, workspace);
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
  } finally {
    await browser.close();
  }
  const reference = { reference: quantile(accepted, 0.95), referenceName: 'submission alone, p95' };
  const seen = quantile(told, 0.95);
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
  ];
}
