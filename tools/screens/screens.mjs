#!/usr/bin/env node
/**
 * Takes the pictures of docs/screens from the real product: `npm run screens`. It starts the product with a database of its own,
 * publishes the shop's survey, answers it in Chromium, signs in to the dashboard of the demo workspace, and puts the screens side by side.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../browser/chromium.mjs';
import { apiClient, startProduct } from '../product/product.mjs';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { temporaryFolder } from '../product/temporary-folder.mjs';
import { mailPictures } from './mail-pictures.mjs';
import { mailedCustomer } from './mailed-customer.mjs';
import { preferencePictures } from './preference-pictures.mjs';
import { dashboardPictures } from './dashboard-pictures.mjs';
import { build, install } from '../start/prepare.mjs';
import { surveyPictures } from './survey-pictures.mjs';
import { orderSurvey, shopSurvey } from './shop-survey.mjs';
import { widgetPictures } from './widget-pictures.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'docs', 'screens');
const log = (text) => process.stderr.write(`${text}\n`);

/** The shop's workspace with its brand; the path of the survey's page, and the key of pages with the widget. */
async function publishShopSurvey(url) {
  const workspace = await apiClient(url)('POST', '/v1/workspaces', {
    name: 'Lumen Lamps',
    time_zone: 'Europe/Berlin',
    language: 'en',
    owner: { name: 'Tomás Reyes', email: 'tomas@lumen.example', password: 'correct horse battery staple' },
  });
  const call = apiClient(url, workspace.secret_key);
  // Imported here, because its packages may not be installed before.
  const { setBrand } = await import('../demo/brand.mjs');
  await setBrand(call, { name: 'Tomás', email: 'tomas@lumen.example' });
  const touchpoint = await call('POST', '/v1/touchpoints', { key: 'returns', name: 'Returns', stage: 'support' });
  const draft = await call('POST', '/v1/surveys', {
    name: 'Returns',
    touchpoint_id: touchpoint.id,
    definition: shopSurvey,
  });
  const { link_code: code } = await call('POST', `/v1/surveys/${draft.id}/publish`);
  const path = `/s/${code}`;
  const order = await call('POST', '/v1/touchpoints', { key: 'order', name: 'Order', stage: 'buy' });
  const widgets = [
    { display: 'popover', trigger: { kind: 'event', name: 'order_placed' } },
    { display: 'button', trigger: { kind: 'page', path: '*' }, button_text: { en: 'Feedback' } },
  ];
  for (const widget of widgets) {
    const asked = await call('POST', '/v1/surveys', {
      name: `Order, ${widget.display}`,
      touchpoint_id: order.id,
      definition: orderSurvey,
    });
    await call('POST', `/v1/surveys/${asked.id}/publish`);
    await call('PUT', `/v1/surveys/${asked.id}/widget`, { enabled: true, ...widget });
  }
  const isThere = async () => (await (await fetch(url + path)).text()).includes('/logos/');
  for (let attempt = 0; !(await isThere()); attempt += 1) {
    if (attempt > 100) throw new Error('the survey page did not appear');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { path, key: workspace.publishable_key, call, survey: draft.id };
}

await install(root, log);
await build(root, log);
const folder = temporaryFolder('screens');
const started = [];
try {
  const postgres = await startSupervisedPostgres({ dataDirectory: join(folder, 'postgres'), log });
  started.push(postgres);
  // Imported here, because their packages may not be installed before.
  const { serveReceiver } = await import('../demo/receiver/serve-receiver.mjs');
  const receiver = await serveReceiver();
  started.push(receiver);
  const product = await startProduct({
    databaseUrl: postgres.url,
    environment: { RESPONSES_ANONYMOUS_BATCH_SECONDS: '20', NOTIFICATIONS_WEBHOOK_HOSTS: receiver.host },
    log,
  });
  started.push(product);
  const browser = await launchChromium();
  started.push({ stop: () => browser.close() });
  mkdirSync(target, { recursive: true });
  const { url } = product;
  const { path, key, call, survey } = await publishShopSurvey(url);
  await surveyPictures({ browser, address: url + path, target, log });
  const asked = (customer) => mailedCustomer({ url, call, survey, ...customer });
  const jonas = await asked({ language: 'en', name: 'Jonas Weber', address: 'jonas@example.com' });
  const layla = await asked({ language: 'ar', name: 'ليلى', address: 'layla@example.com' });
  await mailPictures({ browser, mail: jonas.mail, arabic: layla.mail, target, log });
  await preferencePictures({ browser, url, ...jonas, target, log });
  const { createDemo } = await import('../demo/demo.mjs');
  const { connectReceiver } = await import('../demo/receiver/connect-receiver.mjs');
  const demo = await connectReceiver(url, await createDemo(url, log), receiver);
  await dashboardPictures({ browser, url, demo, target, log });
  await widgetPictures({ browser, product: url, key, target, log });
} finally {
  for (const each of started.toReversed()) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}
