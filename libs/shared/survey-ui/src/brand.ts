/** The colours of a brand on one ground. */
export interface GroundColours {
  readonly brand: string;
  /** Text on the brand colour. */
  readonly on: string;
  /** Ground of a chosen answer. */
  readonly tint: string;
  /** Top of the page. */
  readonly glow: string;
}

/** A brand's colours for light and dark pages. */
export interface BrandColours {
  readonly light: GroundColours;
  readonly dark: GroundColours;
}

type Rgb = readonly [number, number, number];

const LIGHT = { ground: rgbOf('#FBF9F5'), card: rgbOf('#FFFFFF') };
const DARK = { ground: rgbOf('#171411'), card: rgbOf('#201C18') };
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The contrast that WCAG 2.2 AA demands of text. */
const CONTRAST = 4.5;

/** The colour of workspaces that have not chosen one: the petrol of the product. */
export const NEUTRAL_BRAND = '#12617A';

/**
 * The colours for a brand colour `#RRGGBB`: moved towards black on light pages and towards white on dark ones until text and
 * marks in it have a contrast of 4.5 to 1 on every ground that they stand on, the tint of a chosen answer among them.
 */
export function brandColours(hex: string): BrandColours {
  const colour = rgbOf(hex);
  return { light: onGround(colour, LIGHT, BLACK), dark: onGround(colour, DARK, WHITE) };
}

function onGround(colour: Rgb, grounds: { readonly ground: Rgb; readonly card: Rgb }, towards: Rgb): GroundColours {
  const tint = mix(grounds.card, colour, 0.1);
  const on = [grounds.ground, grounds.card, tint];
  let brand = colour;
  for (let share = 0; share <= 1 && on.some((ground) => contrast(brand, ground) < CONTRAST); share += 0.02)
    brand = mix(colour, towards, share);
  const text = contrast(WHITE, brand) >= CONTRAST ? WHITE : mix(BLACK, brand, 0.12);
  return {
    brand: hexOf(brand),
    on: hexOf(contrast(text, brand) >= CONTRAST ? text : BLACK),
    tint: hexOf(tint),
    glow: hexOf(mix(grounds.ground, colour, 0.1)),
  };
}

/** WCAG 2: contrast of two colours, from 1 to 21. */
export function contrastOf(a: string, b: string): number {
  return contrast(rgbOf(a), rgbOf(b));
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((value, i) => Math.round(value + (to[i]! - value) * share)) as unknown as Rgb;
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
