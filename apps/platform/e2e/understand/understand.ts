import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DashboardVisit, faultsOfVisit, type PageState } from '../dashboard-visit.js';
import type { ProductUnderTest } from '../product-under-test.js';

/** What the areas of reports share in the browser: one product, one browser, and a person who is signed in. */
export interface Understanding {
  readonly product: ProductUnderTest;
  readonly browser: Browser;
  readonly visit: DashboardVisit;
}

/**
 * The tests of the pages of one area. `seed` sends what its pages show, through the API, before any test of any area; `declare` declares its tests,
 * which may use `context` while they run.
 */
export interface UnderstandArea {
  readonly name: string;
  readonly seed: (product: ProductUnderTest) => Promise<void>;
  readonly declare: (context: () => Understanding) => void;
}

/** A page of a report and what it must say: its first heading, and the drawer that explains it. */
export async function expectReport(
  { visit }: Understanding,
  path: string,
  shown: { readonly says: string | RegExp; readonly explains?: string | RegExp },
): Promise<Page> {
  await visit.open(path);
  const { page } = visit;
  await page.getByText(shown.says).first().waitFor();
  if (shown.explains !== undefined) {
    await page.getByRole('button', { name: 'How is this computed?' }).first().click();
    await page.getByRole('dialog', { name: 'How is this computed?' }).getByText(shown.explains).first().waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
  }
  expect(visit.visit.complaints.splice(0)).toEqual([]);
  return page;
}

/** Light and dark, on a desk and on a phone, left to right and right to left: no fault that axe, the console or the width of the page shows. */
export async function expectNoFaults(
  { browser, visit }: Understanding,
  paths: readonly (string | PageState)[],
): Promise<void> {
  expect(await faultsOfVisit(browser, visit, paths)).toEqual([]);
}

/** What a reader of the screen hears of the picture of a report: the rows of the table that stands for it. */
export async function rowsOfTable(page: Page, name: string | RegExp): Promise<readonly string[]> {
  const rows = page.getByRole('table', { name }).or(page.getByRole('group', { name })).first().getByRole('row');
  await rows.first().waitFor();
  return rows.allTextContents();
}
