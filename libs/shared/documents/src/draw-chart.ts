import type { ReactElement } from 'react';
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-js';
import { FONTS, SANS } from './fonts.js';
import { withColours, type Palette } from './palette.js';

export type { Palette } from './palette.js';

/** A chart as a picture of fixed size. */
export interface ChartPicture {
  /** SVG of paths only. */
  readonly svg: string;
  /** Size in px. */
  readonly width: number;
  readonly height: number;
}

/** Room around a chart for what it draws outside of its scale, such as the dot of a score of 100, in px. */
const MARGIN = 8;

const FONT: ResvgRenderOptions['font'] = {
  loadSystemFonts: false,
  fontFiles: FONTS.map(({ path }) => path),
  defaultFontFamily: 'Inter',
};

/**
 * Draws a chart that renders one `svg` element, `width` × `height` px in size. Texts become paths, so the picture looks the same
 * wherever it is opened, and Arabic ones are shaped.
 */
export async function drawChart(
  chart: ReactElement,
  { width, height, palette = 'light' }: { readonly width: number; readonly height: number; readonly palette?: Palette },
): Promise<ChartPicture> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const size = { width: width + 2 * MARGIN, height };
  const inner = withColours(renderToStaticMarkup(chart), palette).replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const kept = attributes.replace(/ (width|height|x|y|overflow)="[^"]*"/g, '');
    // Without a clip path: PDFs would place it one margin too far, over the first letters.
    return `<svg${kept} x="${MARGIN}" y="0" width="${width}" height="${height}" overflow="visible">`;
  });
  const outer = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}" font-family="${SANS.join(', ')}">${inner}</svg>`;
  return { svg: (await readSvg(outer)).toString(), ...size };
}

/** A PNG of a chart, on the ground of the palette. `scale` is the number of its pixels per px; 2 is sharp on phones. */
export async function chartPng(
  picture: ChartPicture,
  { scale = 2, palette = 'light' }: { readonly scale?: number; readonly palette?: Palette } = {},
): Promise<Buffer> {
  const drawn = await readSvg(picture.svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: palette === 'dark' ? '#1C1A18' : '#FFFFFF',
  });
  return Buffer.from(drawn.render().asPng());
}

/** The library is loaded with the first picture: processes that draw none do not need its memory. */
async function readSvg(svg: string, options: ResvgRenderOptions = {}): Promise<Resvg> {
  const library = await import('@resvg/resvg-js');
  return new library.Resvg(svg, { ...options, font: FONT });
}
