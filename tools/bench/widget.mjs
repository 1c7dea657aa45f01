import { launchChromium } from '../browser/chromium.mjs';
import { serveShop } from '../demo/shop/serve-shop.mjs';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const VISITS = 5;
const SLOWER = 4;

/** How long after the start of a page the widget is visible that opens at once: new visitors, on a CPU made four times slower. */
export async function widget({ product }) {
  const { call, surveyId, publishableKey } = await newWorkspace(product.url, 'widget');
  const trigger = { kind: 'page', path: '*' };
  await call('PUT', `/v1/surveys/${surveyId}/widget`, { enabled: true, display: 'popover', trigger });
  await offered(product.url, publishableKey);
  const shop = await serveShop({ product: product.url, key: publishableKey });
  const browser = await launchChromium();
  try {
    const visits = [];
    for (let i = 0; i < VISITS; i += 1) visits.push(await visit(browser, shop.url));
    const [value, reference] = ['visible', 'painted'].map((name) =>
      quantile(
        visits.map((each) => each[name]),
        0.5,
      ),
    );
    return [
      {
        name: `widget visible, ${SLOWER} × slower CPU, median of ${VISITS}`,
        value,
        unit: 'ms',
        reference,
        referenceName: "the page's first paint",
      },
    ];
  } finally {
    await browser.close();
    await shop.stop();
  }
}

async function visit(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    globalThis.visible = new Promise((resolve) => {
      // The event comes before the frame in which the popover is painted.
      document.addEventListener('hearback:shown', () =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      );
    });
  });
  await page.goto(address);
  const times = await page.evaluate(async () => ({
    visible: await globalThis.visible,
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }));
  await context.close();
  return times;
}

/** Waits until pages are offered a survey. */
async function offered(url, key) {
  for (;;) {
    const reply = await fetch(`${url}/v1/widget/surveys`, { method: 'POST', body: JSON.stringify({ key }) });
    if (reply.ok && (await reply.json()).surveys.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
