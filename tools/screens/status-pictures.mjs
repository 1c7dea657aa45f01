import { join } from 'node:path';
import { sideBySide } from './side-by-side.mjs';

const PHONE = { width: 375, height: 720 };

/** What a customer sees of a task that has a promise, on a phone without JavaScript, and the task as staff see it. */
export async function statusPictures({ browser, url, state, picture, target, log }) {
  const context = await browser.newContext({ storageState: state });
  const call = async (method, path) => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const reply = await context.request.fetch(`${url}/v1${path}`, { method, headers });
    if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
    return reply.json();
  };
  const { data: promises } = await call('GET', '/promises?limit=50');
  const { task_id: task } = promises.find(({ moves }) => moves.length > 0) ?? promises[0];
  const { url: link } = await call('POST', `/tasks/${task}/status-link`);
  await context.close();
  const { pathname } = new URL(link);
  const seen = async (language, colorScheme) => {
    const visit = await browser.newContext({
      viewport: PHONE,
      colorScheme,
      deviceScaleFactor: 2,
      javaScriptEnabled: false,
    });
    const page = await visit.newPage();
    await page.goto(`${url}${pathname}?lang=${language}`);
    const png = await page.screenshot({ fullPage: true });
    await visit.close();
    return { png, width: PHONE.width };
  };
  await sideBySide(browser, [await seen('en', 'light'), await seen('ar', 'dark')], join(target, '23-status-page.png'));
  log('23-status-page.png');
  await sideBySide(browser, [await picture(`/tasks/${task}`, { isWhole: true })], join(target, '11-task-thread.png'));
  log('11-task-thread.png');
}
