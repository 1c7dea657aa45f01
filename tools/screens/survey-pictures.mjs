import { join } from 'node:path';
import { sideBySide } from './side-by-side.mjs';

const PHONE = { width: 330, height: 640 };
const DESKTOP = { width: 1180, height: 900 };

/** The survey page: on a phone, in its states, and on a desktop. */
export async function surveyPictures({ browser, address, target, log }) {
  /** A picture of the whole page after `act`. */
  const picture = async (act, { query = '', viewport = PHONE, colorScheme = 'light' } = {}) => {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(address + query);
    await act(page);
    await page.evaluate(() => document.fonts.ready);
    // The pointer and the focus would draw their own marks.
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.blur());
    const png = await page.screenshot({ fullPage: true });
    await context.close();
    return { png, width: viewport.width };
  };
  const score = (value) => async (page) => page.locator(`#q-recommend input[value="${value}"]`).check();
  const tick = async (page, ...keys) => {
    for (const key of keys) await page.locator(`input[value=${key}]`).check();
  };
  const branch = async (page) => {
    await score(3)(page);
    await tick(page, 'delivery', 'returns');
    await page.locator('#q-why-0').fill('The label page did not know my order.');
  };
  const next = (page) => page.locator('.go:visible').click();
  const secondStep = async (page) => {
    await branch(page);
    await next(page);
    await page.locator('#q-easy').waitFor();
    await page.locator('#q-easy input[value="2"]').check();
    await tick(page, 'label', 'yes');
  };
  const wrong = async (page) => {
    await branch(page);
    await next(page);
    await page.locator('#q-easy').waitFor();
    await tick(page, 'yes');
    await page.locator('#q-address-0').fill('jonas@example');
    await next(page);
    await page.locator('#problem').waitFor();
  };
  const sent = async (page) => {
    await secondStep(page);
    await page.locator('#q-address-0').fill('jonas@example.com');
    await next(page);
    await page.locator('#q-else').waitFor();
    await next(page);
    await page.waitForURL('**/thanks*');
    await page.locator('#change').waitFor();
  };
  const praise = (words) => async (page) => {
    await score(9)(page);
    await page.locator('#q-why-0').fill(words);
  };
  const arabic = praise('ضوء دافئ وتركيب سهل.');

  const save = async (name, pictures) => {
    await sideBySide(browser, pictures, join(target, name));
    log(name);
  };
  await save('01-survey-phone-flow.png', [
    await picture(async () => {}),
    await picture(branch),
    await picture(secondStep),
    await picture(wrong),
  ]);
  await save('02-survey-phone-states.png', [
    await picture(sent),
    await picture(praise('Warm light, easy to fit, and you answered my question in an hour.'), { colorScheme: 'dark' }),
    await picture(arabic, { query: '?lang=ar' }),
    await picture(arabic, { query: '?lang=ar', colorScheme: 'dark' }),
  ]);
  await save('03-survey-desktop.png', [await picture(branch, { viewport: DESKTOP })]);
}
