import type { Brand } from '../protocol.js';

/** The style sheet of the frame; the bundler fills it in. */
declare const FRAME_STYLE: string;

/** `light` and `dark` hold whatever the visitor prefers. */
export type Theme = 'light' | 'dark' | 'auto';

/** Drawing of a cross. */
export const CROSS = 'M18 6 6 18M6 6l12 12';

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element; text is only ever text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A line drawing of 24 × 24. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  const attributes = {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.append(drawn);
  return svg;
}

/** A style sheet that policies of pages allow: it is neither an element nor an attribute. */
export function sheetOf(text: string, theme: Theme): CSSStyleSheet {
  const dark = { light: '@media not all{', dark: '@media all{', auto: undefined }[theme];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(dark === undefined ? text : text.replaceAll(DARK, dark));
  return sheet;
}

const DARK = /@media ?\(prefers-color-scheme: ?dark\) ?\{/g;

/** An element of the widget in the page: its own world, into which no style of the page reaches. */
export class FrameElement {
  readonly host = document.createElement('hearback-widget');
  /** What is in it has the language and the direction of a survey. */
  readonly content = make('section', { class: 'hb' });
  readonly #root = this.host.attachShadow({ mode: 'open' });

  constructor(
    { colors: { light, dark } }: Brand,
    private readonly theme: Theme,
  ) {
    const colours = `.hb{${variables(light)}}@media (prefers-color-scheme:dark){.hb{${variables(dark)}}}`;
    this.#root.adoptedStyleSheets = [FRAME_STYLE, colours].map((text) => sheetOf(text, theme));
    this.#root.append(this.content);
  }

  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** Adds the style sheet of surveys, once. */
  addStyle(text: string): void {
    const sheets = this.#root.adoptedStyleSheets;
    if (sheets.length === 2) this.#root.adoptedStyleSheets = [...sheets, sheetOf(text, this.theme)];
  }
}

function variables(colours: Brand['colors']['light']): string {
  const { brand, on, tint, glow } = colours;
  return `--brand:${brand};--on:${on};--tint:${tint};--glow:${glow}`;
}
