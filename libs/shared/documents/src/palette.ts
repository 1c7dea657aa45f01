/** The colours of a document; mails have both. */
export type Palette = 'light' | 'dark';

/** The dark values of the custom properties that charts use. Their light values are the fallbacks of the charts themselves. */
const DARK: Readonly<Record<string, string>> = {
  accent: '#79C5D9',
  surface: '#1C1A18',
  sunken: '#171614',
  line: '#34312C',
  line2: '#7F796E',
  ink: '#F1EEE8',
  ink2: '#C2BCB0',
  ink3: '#A39D91',
  up: '#85CCDF',
  down: '#F2A988',
  series2: '#F2A988',
  'on-accent': '#06222B',
  'heat-0': '#24221F',
  'heat-1': '#3A2A21',
  'heat-2': '#5C3522',
  'heat-3': '#8A4423',
  'heat-4': '#F0A27C',
  'on-heat': '#F1EEE8',
  'on-heat-4': '#1F1D1A',
  r0: '#24221F',
  r1: '#15333C',
  r2: '#1C4A57',
  r3: '#256375',
  r4: '#79C5D9',
};

const PROPERTY = /var\(--([a-z0-9-]+),\s*([^()]+)\)/g;

/** Writes the colours of a palette in the place of custom properties, which files do not have. */
export function withColours(markup: string, palette: Palette): string {
  return markup.replace(PROPERTY, (_, name: string, light: string) =>
    palette === 'dark' ? (DARK[name] ?? light) : light,
  );
}
