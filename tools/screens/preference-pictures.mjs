import { join } from 'node:path';
import { sideBySide } from './side-by-side.mjs';

const PHONE = { width: 330, height: 640 };

/** The pages on which customers say what they want, on a phone. */
export async function preferencePictures({ browser, url, preferences, unsubscribe, target, log }) {
  const picture = async (path, { act = async () => {}, colorScheme = 'light' } = {}) => {
    const context = await browser.newContext({
      viewport: PHONE,
      colorScheme,
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(url + path);
    await act(page);
    const png = await page.screenshot({ fullPage: true });
    await context.close();
    return { png, width: PHONE.width };
  };
  const press = async (page) => {
    const reply = page.waitForResponse((each) => each.request().method() === 'POST');
    await page.locator('.go').click();
    await reply;
    await page.waitForLoadState();
  };
  const choose = async (page) => {
    await page.locator('#often').selectOption('30');
    await page.locator('[name=person]').check();
    await press(page);
  };
  const stop = async (page) => {
    await page.locator('[value=stop]').check();
    await press(page);
  };
  const pictures = [
    await picture(unsubscribe),
    await picture(preferences, { act: choose }),
    await picture(`${preferences}?lang=ar`, { colorScheme: 'dark' }),
    await picture(`${preferences}/data`),
    await picture(unsubscribe, { act: stop }),
    await picture(`${unsubscribe}?lang=ar`, { colorScheme: 'dark' }),
  ];
  await sideBySide(browser, pictures, join(target, '22-preferences-unsubscribe-phone.png'));
  log('22-preferences-unsubscribe-phone.png');
}
