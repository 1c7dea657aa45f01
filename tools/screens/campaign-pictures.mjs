import { settled } from './settled.mjs';

/** A campaign as it is tried, and as it runs: the dry run, and the progress below it. */
export async function campaignPictures({ browser, url, state, survey, look }) {
  const context = await browser.newContext({ ...look, storageState: state });
  const call = async (method, path, data, headers = {}) => {
    const reply = await context.request.fetch(`${url}/v1${path}`, {
      method,
      ...(data === undefined ? {} : { data }),
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    });
    if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  const setQuietHours = async (quiet_hours) => {
    const { waits, per_year, revision } = await call('GET', '/attention-rules');
    await call('PUT', '/attention-rules', { waits, per_year, quiet_hours }, { 'if-match': `"${revision}"` });
  };
  const page = await context.newPage();
  const picture = async () => {
    await settled(page);
    return { png: await page.screenshot({ fullPage: true }), width: look.viewport.width };
  };
  const { quiet_hours: before } = await call('GET', '/attention-rules');
  // Pictures are taken at any hour.
  await setQuietHours(null);
  const plan = await call('POST', '/plans', {
    kind: 'campaign',
    name: 'How was the shop?',
    survey_id: survey,
    schedule: { first_day: new Date().toISOString().slice(0, 10), days: 5, per_day: 40, time: '00:05' },
    reminders: { after_days: 6, count: 1 },
  });
  await page.goto(`${url}/app/surveys/campaigns/${plan.id}`);
  await page.getByText(/people would be asked/).waitFor();
  const dryRun = await picture();
  await call('POST', `/plans/${plan.id}/start`);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { days } = await call('GET', `/plans/${plan.id}/progress`);
    if (days.length > 0 && days[0].sent === days[0].planned) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await page.reload();
  await page.getByText(/are asked/).waitFor();
  const running = await picture();
  // The demo is as before for the pictures that follow, but for those who were asked.
  await call('POST', `/plans/${plan.id}/stop`);
  await setQuietHours(before);
  await context.close();
  return [dryRun, running];
}
