/** Waits until a page has its data and its fonts; a live page keeps a stream open, so the network never comes to rest. */
export async function settled(page) {
  await page.waitForTimeout(600);
  await page.locator('main [role=status][aria-label]').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
  await page.mouse.move(0, 0);
}
