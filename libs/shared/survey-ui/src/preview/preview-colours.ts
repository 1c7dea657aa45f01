import { brandColours, NEUTRAL_BRAND } from '../brand.js';

/** Shows the page in a brand colour on light or dark ground, whatever the device prefers. */
export function paint(color: string | null, scheme: 'light' | 'dark'): void {
  const { brand, on, tint, glow } = brandColours(color ?? NEUTRAL_BRAND)[scheme];
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries({ brand, on, tint, glow })) style.setProperty(`--${name}`, value);
  style.setProperty('color-scheme', scheme);
  for (const rule of darkRules()) rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
}

let rules: readonly CSSMediaRule[] | undefined;

/** The rules that hold where the device prefers dark pages. */
function darkRules(): readonly CSSMediaRule[] {
  rules ??= [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme'))
    .map((rule) => rule as CSSMediaRule);
  return rules;
}
