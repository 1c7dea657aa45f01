import { join } from 'node:path';
import { serveShop } from '../demo/shop/serve-shop.mjs';
import { sideBySide } from './side-by-side.mjs';

/** The widget in the demo shop after an order: on a desktop, and in the dark on a phone. */
export async function widgetPictures({ browser, product, key, target, log }) {
  const shop = await serveShop({ product, key });
  const picture = async (viewport, colorScheme) => {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(shop.url);
    await page.locator('.fb').waitFor();
    await page.locator('#order').click();
    const popover = page.locator('.pop');
    await popover.locator('label', { hasText: /^4$/ }).click();
    await popover.locator('textarea').fill('Could not find how bright it is.');
    // The pointer and the focus would draw their own marks.
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.blur());
    const png = await page.screenshot();
    await context.close();
    return { png, width: viewport.width };
  };
  try {
    const pictures = [
      await picture({ width: 1038, height: 650 }, 'light'),
      await picture({ width: 330, height: 650 }, 'dark'),
    ];
    await sideBySide(browser, pictures, join(target, '06-widget.png'));
    log('06-widget.png');
  } finally {
    await shop.stop();
  }
}
