import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import {
  chartPng,
  drawChart,
  reportCsv,
  reportText,
  sentencesOf,
  writePdf,
  type PdfDocument,
  type ReportContent,
} from './index.js';
import { writingOf } from './pdf/writing.js';
import { NumberWriting } from './report/writing-numbers.js';

const chart = createElement(
  'svg',
  { viewBox: '0 0 100 40', width: '100%', direction: 'ltr' },
  createElement('line', { x1: '0', x2: '100%', y1: 20, y2: 20, stroke: 'var(--line, #E6E1D8)' }),
  createElement('text', { x: 4, y: 12, fill: 'var(--ink, #1F1D1A)' }, 'أسبوع 12 Größe <b>'),
);
const size = { width: 200, height: 80 };

describe('a chart as a picture', () => {
  it('has paths instead of texts, and colours instead of properties', async () => {
    const { svg, width, height } = await drawChart(chart, size);
    expect([width, height]).toEqual([216, 80]);
    expect(svg).not.toMatch(/<text|var\(--|clip-path/);
    expect(svg).toMatch(/fill="#1f1d1a"[^>]* d="M/);
    expect((await drawChart(chart, { ...size, palette: 'dark' })).svg).toMatch(/fill="#f1eee8"/);
  });

  it('is a PNG of twice its size', async () => {
    const png = await chartPng(await drawChart(chart, size));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([432, 160]);
  });
});

describe('a PDF', () => {
  const document = async (more: Partial<PdfDocument> = {}): Promise<PdfDocument> => ({
    language: 'de',
    owner: 'Lumen Lamps',
    period: '30. Oktober bis 26. November',
    title: 'Rücksenden wurde schwieriger.',
    sentence: 'Von 78 auf 61 %.',
    parts: [
      { kind: 'heading', text: 'Werte', note: '0 bis 100 %' },
      { kind: 'findings', findings: [{ verdict: 'down', label: 'Klar gesunken', text: 'NPS fiel um −17.' }] },
      { kind: 'chart', chart: await drawChart(chart, size) },
      { kind: 'quotes', quotes: ['„Größe <b>“'], note: 'Eine von 8' },
      {
        kind: 'table',
        columns: [
          { text: 'Wert', width: 1 },
          { text: 'n', width: 1, align: 'end' },
        ],
        rows: Array.from({ length: 60 }, (_, i) => [`Wert ${i}`, { strong: `${i} %`, small: '1 bis 2' }]),
      },
    ],
    footer: { counted: 'Nur bestätigte Antworten.', methods: 'Verfahren: nps.v1.', made: '26. November 2026' },
    madeAt: new Date('2026-11-26T07:00:00Z'),
    ...more,
  });
  const count = (pdf: Buffer, mark: RegExp) => pdf.toString('latin1').split(mark).length - 1;

  it('names its language and title, and breaks its table over pages', async () => {
    const pdf = await writePdf(await document());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(count(pdf, /\/Lang \(de\)/)).toBe(1);
    expect(count(pdf, /\/Type \/Page\b(?!s)/)).toBe(3);
    expect(count(pdf, /\/FontFile2/)).toBeGreaterThanOrEqual(3);
  });

  it('is written in Arabic with the font for it', async () => {
    const pdf = await writePdf(await document({ language: 'ar', title: 'أصبح الإرجاع أصعب.' }));
    expect(count(pdf, /\/Lang \(ar\)/)).toBe(1);
    expect(count(pdf, /Vazirmatn/)).toBeGreaterThan(0);
  });

  it('binds a minus to its number where the text runs from the right', () => {
    const { write, page } = writingOf('ar');
    expect(write('التغير −17 (−28 إلى +6) 5−3')).toBe('التغير \u200e−17 (\u200e−28 إلى \u200e+6) 5−3');
    expect(page(1, 3)).toContain('1');
    expect(writingOf('de').write('um −17')).toBe('um −17');
  });
});

describe('numbers of a report', () => {
  it('are whole, with their signs, which stay before them in Arabic', () => {
    const [en, ar] = (['en', 'ar'] as const).map((language) => new NumberWriting({ language, time_zone: 'UTC' }));
    expect([en!.change(-17.4), en!.change(8), en!.change(-0.2), en!.score('csat', 61)]).toEqual([
      '−17',
      '+8',
      '0',
      '61\u00a0%',
    ]);
    expect([ar!.change(-17), ar!.change(8)]).toEqual(['\u200e−17', '\u200e+8']);
  });
});

describe('topics of a report', () => {
  const naming = (hits: number | null, value: number | null = null) => ({ hits, value, low: value, high: value });
  const content: ReportContent = {
    name: 'Every Thursday',
    language: 'en',
    workspace: 'Lumen Lamps',
    time_zone: 'UTC',
    from: '2026-10-30T00:00:00Z',
    to: '2026-11-27T00:00:00Z',
    previous_from: '2026-10-02T00:00:00Z',
    prepared_at: '2026-11-27T07:00:00Z',
    comparisons: 0,
    level: 0.05,
    scores: [],
    omitted: 0,
    trends: [],
    rates: null,
    topics: {
      comments: 48,
      comments_before: 40,
      comparisons: 2,
      level: 0.05,
      topics: [
        { name: '=Label', now: naming(32, 66.7), before: naming(null), verdict: 'more' },
        { name: 'Glue', now: naming(9, 18.8), before: naming(8, 20), verdict: 'no_clear_change' },
      ],
    },
  };

  it('lead it where no score changed clearly, and are in its text and its file', () => {
    const text = reportText(content, { answers: () => null, button: null, notes: [], links: [] });
    expect(sentencesOf(content).title).toBe('“=Label” is named more often.');
    expect(text).toContain(
      '[Clearly more] “=Label”: 32 of 48 comments (67\u00a0% to 67\u00a0%), fewer than 8 of 40 before.',
    );
    expect(text).toContain('Any false verdict among 2 comparisons: at most 5\u00a0%.');
    const [, row] = reportCsv(content).split('\r\n');
    expect(row?.replaceAll('"', '')).toBe(
      "topic,'=Label,,,2026-10-30T00:00:00Z,2026-11-27T00:00:00Z,66.7,66.7,66.7,48,,,,40,more,,,",
    );
  });

  it('are not in a report of an earlier version, which says that nobody answered only where nobody did', () => {
    const { topics: _none, ...earlier } = content;
    expect(sentencesOf(earlier).title).toBe('Nobody answered in this period.');
    const rates = { asked: 40, answered: 20, rate: 0.5, low: 0.35, high: 0.65 };
    expect(sentencesOf({ ...earlier, rates }).title).toBe('Every Thursday');
  });
});
