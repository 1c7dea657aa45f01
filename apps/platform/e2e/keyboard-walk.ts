import type { Page } from 'playwright-core';

/** More than any page has to stop at. */
const MOST_STOPS = 400;

/**
 * Walks over a page with the tab key alone, from its beginning until it begins again. Returns what a person without a mouse would miss:
 * controls that are never reached, and such that look the same with the focus as without.
 */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(mark);
  const reached = new Set<number>();
  const unseen = new Set<string>();
  let last = NaN;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    // A field for a time of day has a stop for each of its parts.
    if (stop === undefined || (stop.number !== last && reached.has(stop.number))) break;
    last = stop.number;
    reached.add(last);
    if (!stop.isSeen) unseen.add(stop.name);
  }
  const missed = await page.evaluate(missing, [...reached]);
  return [...missed.map((name) => `not reached: ${name}`), ...[...unseen].map((name) => `focus not seen: ${name}`)];
}

interface Marked extends HTMLElement {
  /** Its number, and how it looked without the focus. */
  walk?: { readonly number: number; readonly look: string };
}

/** Numbers everything that can have the focus, and notes how it looks. Runs in the page, as the two below. */
function mark(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  const lookOf = (element: Element) =>
    [element, element.parentElement ?? element]
      .map((each) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(each);
        return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
      })
      .join(';');
  const all = document.querySelectorAll<Marked>(
    'a[href], button, input, select, textarea, summary, iframe, [tabindex]',
  );
  [...all].forEach((element, number) => (element.walk = { number, look: lookOf(element) }));
}

/** Where the focus is, once its colours have changed; undefined: on the page as a whole. What was not there before has no number. */
async function look(): Promise<
  { readonly number: number; readonly name: string; readonly isSeen: boolean } | undefined
> {
  const element = document.activeElement as Marked | null;
  if (element === null || element === document.body) return undefined;
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const looks = [element, element.parentElement ?? element]
    .map((each) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(each);
      return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
    })
    .join(';');
  const name = `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
  return {
    number: element.walk?.number ?? -1,
    name,
    isSeen: element.walk === undefined || looks !== element.walk.look,
  };
}

/** Controls that the walk has not reached. Of a group of radios or of a list that arrows move in, one stop is enough. */
function missing(reached: readonly number[]): readonly string[] {
  const all = document.querySelectorAll<Marked>('a[href], button, input, select, textarea, summary');
  return [...all]
    .filter((element) => {
      const isUsable =
        element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [inert] *');
      const isOneOfGroup = element.matches('[type=radio], [role=radio], [role=option], [role=tab], [role=menuitem]');
      const isTaken = element.tabIndex >= 0 && element.walk !== undefined && element.getClientRects().length > 0;
      return isUsable && isTaken && !isOneOfGroup && !reached.includes(element.walk!.number);
    })
    .map(
      (element) =>
        `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`,
    );
}

/** Moves the focus with the tab key until it is there, at most once around the page. */
export async function toField(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement)
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached with the tab key`);
}

/** Controls that a finger would miss: less than 44 px in a direction, with the label that belongs to them. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('input:not([type=hidden]), select, button, .br a, .act a, .lst a')].flatMap(
      (control) => {
        const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
        return width < 44 || height < 44 ? [`${control.outerHTML.slice(0, 80)} ${width}x${height}`] : [];
      },
    ),
  );
}
