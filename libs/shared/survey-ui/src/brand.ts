/** The colours of a brand on light or on dark backgrounds. */
export interface GroundColours {
  readonly brand: string;
  /** Text on the brand colour. */
  readonly on: string;
  /** Background of a chosen answer. */
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

/** How a brand colour is used on light or dark pages. */
interface Scheme {
  readonly grounds: readonly Rgb[];
  /** Minimum lightness of the brand colour: dark colours look dirty on dark pages even if they are legible. */
  readonly least: number;
  /** Change of lightness towards more contrast. */
  readonly step: number;
  /** Share of the brand's saturation, and lightness. */
  readonly tint: { readonly share: number; readonly at: number };
  readonly glow: { readonly share: number; readonly at: number };
}

const LIGHT: Scheme = {
  grounds: [rgbOf('#FBF9F5'), rgbOf('#FFFFFF')],
  least: 0,
  step: -0.01,
  tint: { share: 0.9, at: 0.93 },
  glow: { share: 0.95, at: 0.92 },
};
const DARK: Scheme = {
  grounds: [rgbOf('#171411'), rgbOf('#201C18')],
  least: 0.65,
  step: 0.01,
  tint: { share: 0.35, at: 0.15 },
  glow: { share: 0.4, at: 0.12 },
};
const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The contrast that WCAG 2.2 AA demands of text. */
const CONTRAST = 4.5;

/** The colour of workspaces that have not chosen one: the petrol of the product. */
export const NEUTRAL_BRAND = '#12617A';

/**
 * The colours for a brand colour `#RRGGBB`: made darker on light pages and lighter on dark ones until text and marks
 * in it have a contrast of 4.5 to 1 on every background that is used, the tint of a chosen answer among them.
 */
export function brandColours(hex: string): BrandColours {
  const colour = rgbOf(hex);
  return { light: onGround(colour, LIGHT), dark: onGround(colour, DARK) };
}

function onGround(colour: Rgb, scheme: Scheme): GroundColours {
  const [hue, saturation, lightness] = hslOf(colour);
  const [tint, glow] = [scheme.tint, scheme.glow].map(({ share, at }) => rgbOfHsl(hue, saturation * share, at)) as [
    Rgb,
    Rgb,
  ];
  const grounds = [...scheme.grounds, tint];
  // The hue and the saturation stay, so that the colour remains the brand's.
  let moved = Math.max(lightness, scheme.least);
  let brand = moved === lightness ? colour : rgbOfHsl(hue, saturation, moved);
  while (grounds.some((each) => contrast(brand, each) < CONTRAST)) {
    moved = Math.min(1, Math.max(0, moved + scheme.step));
    brand = rgbOfHsl(hue, saturation, moved);
  }
  const dark = mix(BLACK, brand, 0.15);
  const on = contrast(WHITE, brand) >= CONTRAST ? WHITE : contrast(dark, brand) >= CONTRAST ? dark : BLACK;
  return { brand: hexOf(brand), on: hexOf(on), tint: hexOf(tint), glow: hexOf(glow) };
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

/** Hue in degrees, saturation and lightness from 0 to 1. */
function hslOf(colour: Rgb): readonly [number, number, number] {
  const [r, g, b] = colour.map((value) => value / 255) as [number, number, number];
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [lightness, range] = [(max + min) / 2, max - min];
  if (range === 0) return [0, 0, lightness];
  const sector = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [sector * 60, range / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function rgbOfHsl(hue: number, saturation: number, lightness: number): Rgb {
  const amount = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
