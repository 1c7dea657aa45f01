import { join } from 'node:path';
import { sideBySide } from './side-by-side.mjs';

/** Mails to customers as mail programs show them: on a phone, on a desktop, dark, and from right to left. */
export async function mailPictures({ browser, mail, arabic, target, log }) {
  const picture = async ({ html }, { width, colorScheme = 'light' }) => {
    const context = await browser.newContext({
      viewport: { width, height: 480 },
      colorScheme,
      deviceScaleFactor: 2,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load' });
    const png = await page.screenshot({ fullPage: true });
    await context.close();
    return { png, width };
  };
  const phone = { width: 375 };
  const pictures = [
    await picture(mail, { width: 640 }),
    await picture(mail, phone),
    await picture(mail, { ...phone, colorScheme: 'dark' }),
    await picture(arabic, phone),
  ];
  await sideBySide(browser, pictures, join(target, '04-mails.png'));
  log('04-mails.png');
}
