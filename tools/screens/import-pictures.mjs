import { settled } from './settled.mjs';

/** Answers of a spreadsheet saved by Excel in German: semicolons, days that can be read both ways, and rows that need mending. */
const ROWS = [
  ['Datum', 'Kundennr.', 'How likely are you to recommend Lumen Lamps to a friend?', 'Kommentar', 'Intern'],
  ['02/11/26 14:05', 'C-1182', '10', 'Schöne Lampe, aber der Karton war zu groß.', 'MK'],
  ['10/11/26 11:40', 'C-1017', '7', '', ''],
  ['05/11/26 18:12', 'C-1093', '3', 'Größe falsch, Rückgabe war mühsam.', 'TR'],
  ['08/11/26 09:30', 'C-1044', '9', 'Schnell und pünktlich.', ''],
  ['09/11/26 16:02', 'C-1201', '11', '', ''],
  ['#REF!', 'C-1120', '8', 'Alles gut.', 'MK'],
  ['07/11/26 12:00', 'C-1003', 'zehn', '', ''],
];

/** The wizard after a file was dropped, and after it was imported. */
export async function importPictures({ browser, url, state, look }) {
  const context = await browser.newContext({ ...look, storageState: state });
  const page = await context.newPage();
  const picture = async () => {
    await settled(page);
    return { png: await page.screenshot({ fullPage: true }), width: look.viewport.width };
  };
  await page.goto(`${url}/app/imports`);
  const text = ROWS.map((row) => row.join(';')).join('\r\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'umfrage-november.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.waitForURL(/\/imports\/imp_/);
  const check = await picture();
  await page.getByRole('radio', { name: 'The day', exact: true }).check();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Undo this import' }).waitFor();
  const result = await picture();
  // The demo stays as it was for the pictures that follow.
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('The import is undone.').waitFor();
  await context.close();
  return [check, result];
}
