import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import {
  axisTicks,
  CalibrationPlot,
  ChartTable,
  HeatCell,
  heatStep,
  IntervalBar,
  ParetoChart,
  placeOf,
  RangeBar,
  Spark,
  TornadoChart,
  TrendChart,
  type TrendPoint,
  type TrendProps,
} from './index.js';

const point = (value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  value,
  low: value === null ? null : value - 10,
  high: value === null ? null : value + 10,
  n: value === null ? 0 : 50,
  reliable: value !== null,
  partial: false,
  ...more,
});

function trend(points: readonly (readonly TrendPoint[])[], more: Partial<TrendProps> = {}): string {
  return renderToStaticMarkup(
    createElement(TrendChart, {
      scale: 'share',
      label: 'Ease of returning by week',
      buckets: points[0]!.map((_, i) => `week ${i + 1}`),
      series: points.map((each, i) => ({ key: `m${i + 1}`, points: each })),
      methodRules: [],
      events: [],
      nLabel: 'n',
      end: { value: '70 %', interval: '60–80' },
      ...more,
    }),
  );
}

const countOf = (markup: string, part: RegExp | string) => markup.split(part).length - 1;
const parts = (markup: string, part: string) => countOf(markup, `data-part="${part}"`);

describe('a chart of causes', () => {
  const row = (key: string, share: number, cumulative: number, reliable = true) => {
    return { key, name: key, count: String(100 * share), share, cumulative, reliable };
  };
  const markup = renderToStaticMarkup(
    createElement(ParetoChart, {
      label: 'Root causes',
      rows: [row('delivery', 0.5, 0.5), row('price', 0.4, 0.9), row('<b>', 0.1, 1, false)],
      percent: (share) => `${100 * share} %`,
    }),
  );

  it('has a bar for each, and a line that ends at all of them', () => {
    expect(markup).toMatch(/^<svg role="img" aria-label="Root causes"/);
    expect([...markup.matchAll(/<rect [^>]*width="([^"]*)"/g)].map(([, width]) => width)).toEqual([
      '50.00%',
      '40.00%',
      '10.00%',
    ]);
    expect([...markup.matchAll(/<circle [^>]*cx="([^"]*)"/g)].map(([, at]) => at)).toEqual([
      '50.00%',
      '90.00%',
      '100.00%',
    ]);
    expect(countOf(markup, /<line x1="[^"]*" y1/)).toBe(2);
  });

  it('draws few in grey, and names as text', () => {
    expect(countOf(markup, /<rect [^>]*#8C867B/)).toBe(1);
    expect(markup).toContain('&lt;b&gt;');
  });
});

describe('a trend', () => {
  it('breaks line and band where nobody answered', () => {
    const whole = trend([[point(70), point(71), point(72), point(70)]]);
    expect([parts(whole, 'line'), parts(whole, 'band')]).toEqual([1, 1]);
    const gap = trend([[point(70), point(71), point(null), point(70), point(69)]]);
    expect([parts(gap, 'line'), parts(gap, 'band'), parts(gap, 'dot')]).toEqual([2, 2, 4]);
  });

  it('draws few answers as a hollow dot with dashed joins', () => {
    const few = { reliable: false, n: 12 };
    const markup = trend([[point(70), point(71), point(50, few), point(70), point(71)]]);
    expect([parts(markup, 'hollow'), parts(markup, 'dot')]).toEqual([1, 4]);
    expect([parts(markup, 'line'), parts(markup, 'doubtful')]).toEqual([2, 1]);
    expect(markup).toMatch(/data-part="doubtful"[^>]*stroke-dasharray="3 4"/);
  });

  it('ends line and band at a new method, with a solid rule and its text', () => {
    const old = [point(70), point(71), point(null), point(null)];
    const next = [point(null), point(null), point(60), point(61)];
    const markup = trend([old, next], { methodRules: [{ key: 'r', at: 2, text: 'New wording' }] });
    expect([parts(markup, 'line'), parts(markup, 'band')]).toEqual([2, 2]);
    expect(markup).toMatch(/data-rule="method"><line[^>]*><\/line>/);
    expect(/data-rule="method"><line[^>]*>/.exec(markup)![0]).not.toContain('dasharray');
    expect(markup).toContain('New wording');
  });

  it('marks events with a dotted rule, and buckets that still run with a ring', () => {
    const markup = trend([[point(70), point(71, { partial: true })]], {
      events: [{ key: 'e', at: 1, text: 'New <courier>' }],
    });
    expect(markup).toMatch(/data-rule="event"><line[^>]*stroke-dasharray="2 3"/);
    expect(markup).toContain('New &lt;courier&gt;');
    expect(parts(markup, 'partial')).toBe(1);
  });

  it('has fixed scales, and never cuts an NPS below the data', () => {
    expect(axisTicks('share', 55)).toEqual([0, 25, 50, 75, 100]);
    expect(axisTicks('nps', 12)).toEqual([0, 50, 100]);
    expect(axisTicks('nps', -20)).toEqual([-50, 0, 50, 100]);
    expect(axisTicks('nps', -62)).toEqual([-100, -50, 0, 50, 100]);
    const markup = trend([[point(-45), point(-40)]], { scale: 'nps' });
    expect(countOf(markup, 'data-tick=')).toBe(5);
    expect(markup).toContain('>−100<');
    for (const [, y] of markup.matchAll(/cy="([\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(292 - 62);
  });

  it('has a sentence, bars of answers, and the last value with its interval', () => {
    const markup = trend([[point(70), point(null), point(71)]]);
    expect(markup).toContain('role="img" aria-label="Ease of returning by week"');
    expect(countOf(markup, '<rect')).toBe(2);
    expect(markup).toContain('70 %');
    expect(markup).toContain('60–80');
    expect(markup).toContain('direction="ltr"');
  });

  it('writes each text in its own direction, so that the day stays before an Arabic month', () => {
    const markup = trend([[point(70), point(71)]], { buckets: ['12 نوفمبر', '19 نوفمبر'] });
    expect(markup).toContain('>\u206812 نوفمبر\u2069<');
    expect(trend([[point(70)]], { buckets: ['12 Nov'] })).toContain('>12 Nov<');
  });

  it('writes the text of the last bucket, and no more texts than there is room for', () => {
    const many = trend([Array.from({ length: 52 }, () => point(70))]);
    expect(many).toContain('>week 52<');
    expect(countOf(many, '>week ')).toBeLessThanOrEqual(7);
  });
});

describe('a trend with a goal', () => {
  const goalOf = (markup: string) => Number(/data-part="goal"[^>]* y1="([\d.]+)"/.exec(markup)?.[1]);
  const tickAt = (markup: string, tick: number) =>
    Number(new RegExp(`data-tick="${tick}"><line[^>]* y1="([\\d.]+)"`).exec(markup)?.[1]);

  it('has a dashed line at its goal over the whole chart', () => {
    const markup = trend([[point(70), point(60)]], { goal: 75 });
    expect(markup).toMatch(/data-part="goal"[^>]*stroke-dasharray="6 4"/);
    expect(goalOf(markup)).toBeCloseTo(tickAt(markup, 75), 6);
    expect(parts(trend([[point(70)]]), 'goal')).toBe(0);
  });

  it('reaches down to a goal below all scores', () => {
    const markup = trend([[point(40)]], { scale: 'nps', goal: -80 });
    expect(goalOf(markup)).toBeLessThan(tickAt(markup, -100));
    expect(goalOf(markup)).toBeGreaterThan(tickAt(markup, -50));
  });
});

describe('an interval bar', () => {
  const bar = (more: object = {}) =>
    renderToStaticMarkup(
      createElement(IntervalBar, {
        scale: 'share',
        now: { value: 61, low: 53, high: 69 },
        reliable: true,
        label: '95 % interval 53 to 69',
        ...more,
      }),
    );

  it('places value and interval on the whole scale', () => {
    expect(bar()).toMatch(/<rect x="53.00%" width="16.00%"/);
    expect(bar({ scale: 'nps' })).toMatch(/<rect x="76.50%" width="8.00%"/);
    expect(placeOf(0, 'nps')).toBe(50);
    expect(countOf(bar({ scale: 'nps' }), '<line')).toBe(countOf(bar(), '<line') + 1);
  });

  it('is dashed and has no dot below 30 answers, and has the period before above', () => {
    const few = bar({ reliable: false });
    expect(few).toContain('stroke-dasharray="3 3"');
    expect(few).not.toContain('<circle');
    expect(countOf(bar({ before: { value: 78, low: 70, high: 85 } }), '<circle')).toBe(2);
    expect(bar({ now: null })).not.toContain('<rect');
  });

  it('has a tick of 2 px where its goal is, and none without one', () => {
    expect(bar({ goal: 75 })).toMatch(/<line data-part="goal" x1="75.00%" x2="75.00%"[^>]*stroke-width="2"/);
    expect(bar({ scale: 'nps', goal: 0 })).toMatch(/data-part="goal" x1="50.00%"/);
    expect(parts(bar({ goal: null }), 'goal')).toBe(0);
  });
});

describe('a range bar', () => {
  const range = (more: object = {}) =>
    renderToStaticMarkup(
      createElement(RangeBar, {
        min: 0,
        max: 200,
        now: { value: 100, low: 50, high: 150 },
        reliable: true,
        label: '50 – 150 min',
        ...more,
      }),
    );

  it('places everything on the scale that it is given, at its ends what is outside', () => {
    expect(range()).toMatch(/<rect x="25.00%" width="50.00%"/);
    expect(range({ goal: 500 })).toMatch(/data-part="goal" x1="100.00%"/);
    expect(range({ now: { value: 100, low: 100, high: 400 } })).toMatch(/<rect x="50.00%" width="50.00%"/);
    // Both ends; 0 has its own tick only inside of the scale. And the axis.
    expect(countOf(range(), '<line')).toBe(3);
    expect(countOf(range({ min: -200 }), '<line')).toBe(4);
  });
});

describe('a heat cell', () => {
  it('has the step of the number that is shown, and is outlined with too few answers', () => {
    expect([95, 88, 87.5, 87.4, 80, 70, 60, 59.4, 0].map(heatStep)).toEqual([0, 0, 0, 1, 1, 2, 3, 4, 4]);
    const cell = (score: number | null) =>
      renderToStaticMarkup(
        createElement(HeatCell, { score, text: score === null ? '–' : `${score} %`, detail: 'n 58' }),
      );
    expect(cell(45)).toContain('data-heat="4"');
    expect(cell(null)).toContain('data-heat="few"');
    expect(cell(null)).toContain('inset 0 0 0 1px');
  });
});

describe('a spark and a table', () => {
  it('leave a gap, and have headers of rows and columns', () => {
    const spark = renderToStaticMarkup(
      createElement(Spark, { scale: 'share', values: [50, 60, null, 70, 60], label: 'CSAT' }),
    );
    expect(countOf(/ d="([^"]*)"/.exec(spark)![1]!, 'M')).toBe(2);
    const table = renderToStaticMarkup(
      createElement(ChartTable, {
        caption: 'CSAT',
        columns: ['Week', 'n'],
        rows: [{ key: '1', cells: ['1 June', '9'] }],
      }),
    );
    expect(table).toContain('<th scope="row">1 June</th><td>9</td>');
  });
});

describe('a calibration plot', () => {
  const plot = (points: readonly (readonly [number, number, number, number])[]) =>
    renderToStaticMarkup(
      createElement(CalibrationPlot, {
        axis: 'predicted, %',
        label: 'Is it right?',
        points: points.map(([predicted, observed, low, high]) => ({ predicted, observed, low, high })),
      }),
    );

  it('puts right predictions on the dashed line, and each interval around its dot', () => {
    const markup = plot([
      [0, 0, 0, 10],
      [50, 50, 40, 60],
      [100, 90, 80, 95],
    ]);
    expect(parts(markup, 'group')).toBe(3);
    const [line] = [...markup.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/g)];
    const [x1, y1, x2, y2] = line!.slice(1).map(Number) as [number, number, number, number];
    const dots = [...markup.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    expect(dots[0]).toEqual([x1, y1]);
    expect(dots[1]).toEqual([(x1 + x2) / 2, (y1 + y2) / 2]);
    expect(dots[2]![1]).toBeGreaterThan(y2);
    const bar = /<rect x="[\d.]+" y="([\d.]+)" width="8" height="([\d.]+)"/.exec(
      markup.split('data-part="group"')[2]!,
    )!;
    expect(Number(bar[1]) + Number(bar[2]) / 2).toBeCloseTo(dots[1]![1], 6);
  });

  it('stands without predictions', () => {
    expect(plot([])).not.toContain('NaN');
  });
});

describe('a tornado', () => {
  const tornado = (rows: readonly (readonly [number, number])[], plan: number) =>
    renderToStaticMarkup(
      createElement(TornadoChart, {
        label: 'What it hangs on',
        rows: rows.map(([low, high], i) => ({
          key: `${i}`,
          name: `Input ${i}`,
          ends: [
            { result: low, input: 'low' },
            { result: high, input: 'high' },
          ] as const,
        })),
        plan: { result: plan, text: 'plan' },
        percent: (share) => `${Math.round(100 * share)} %`,
      }),
    );
  const bars = (markup: string) =>
    [...markup.matchAll(/<rect x="([\d.]+)" width="([\d.]+)"/g)].map(
      ([, x, width]) => [Number(x), Number(width)] as const,
    );

  it('draws each input from the plan to both results, the worse one left, whichever input makes it', () => {
    const markup = tornado(
      [
        [-0.5, 1],
        [0.75, 0.25],
      ],
      0.5,
    );
    const [worse, better, reversedWorse, reversedBetter] = bars(markup);
    expect(worse![0] + worse![1]).toBeCloseTo(better![0], 6);
    expect([worse![1] / better![1], reversedWorse![1] / reversedBetter![1]].map((ratio) => ratio.toFixed(6))).toEqual([
      '2.000000',
      '1.000000',
    ]);
    expect(markup.match(/>(low|high)</g)).toEqual(['>low<', '>high<', '>high<', '>low<']);
    expect(markup).toMatch(/>-50 %<[\s\S]*>0 %<[\s\S]*>100 %</);
  });

  it('has an empty side where both ends are on one side of the plan, and stands without rows', () => {
    expect(bars(tornado([[0.6, 0.9]], 0.5))[0]![1]).toBe(0);
    expect(tornado([], 0)).not.toContain('NaN');
  });
});
