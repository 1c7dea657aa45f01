/** Writes pictures beside each other into one file; a single one as it is. */
export async function sideBySide(browser, pictures, path) {
  const single = pictures.length === 1;
  const context = await browser.newContext({ viewport: { width: 100, height: 100 } });
  const page = await context.newPage();
  const images = pictures
    .map(({ png, width }) => `<img width="${width}" src="data:image/png;base64,${png.toString('base64')}">`)
    .join('');
  await page.setContent(`<body style="margin:0;display:inline-flex;gap:${single ? 0 : 24}px;padding:${single ? 0 : 24}px;
    align-items:flex-start;background:#ddd8cc">${images}</body>`);
  await page.locator('body').screenshot({ path });
  await context.close();
}
