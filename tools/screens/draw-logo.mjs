const LOGO = `<svg width="128" height="128" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#7A4B0A"/>
<path d="M16 5v5" stroke="#FFE7B8" stroke-width="2" stroke-linecap="round"/><path d="M7.5 20a8.5 9.5 0 0 1 17 0z" fill="#FFD27A"/>
<path d="M13 23.5a3.2 3.2 0 0 0 6 0z" fill="#FFF4DC"/></svg>`;

/** The logo of the shop, a lamp, as a PNG. */
export async function drawLogo(browser) {
  const context = await browser.newContext({ viewport: { width: 128, height: 128 } });
  const page = await context.newPage();
  await page.setContent(`<body style="margin:0;background:transparent">${LOGO}</body>`);
  const png = await page.screenshot({ omitBackground: true });
  await context.close();
  return png;
}
