import { createElement, type ReactElement } from 'react';
import { IntervalBar, TrendChart, type ScoreInterval, type TrendPoint } from '@hearback/charts';
import { drawChart, type ChartPicture } from '../draw-chart.js';
import type { ReportBucket, ReportContent, ReportNumber, ReportTrend } from './content.js';
import { reportWords } from './words/index.js';
import { nameOf, NumberWriting, scaleOf } from './writing-numbers.js';

/** A chart of a report in both palettes, with the sentence that says what it shows. */
export interface DrawnChart {
  /** Unique in the report. */
  readonly key: string;
  readonly alt: string;
  readonly light: ChartPicture;
  readonly dark: ChartPicture;
}

/** A report with its charts. */
export interface DrawnReport {
  readonly content: ReportContent;
  /** One for each score; null where nothing may be drawn. */
  readonly bars: readonly (DrawnChart | null)[];
  readonly trends: readonly DrawnChart[];
}

const BAR = { width: 190, height: 26 };
const TREND = { width: 504, height: 230 };

/** Draws the charts of a report: those of the pages of the dashboard. */
export async function drawReport(content: ReportContent): Promise<DrawnReport> {
  const write = new NumberWriting(content);
  const bars: (DrawnChart | null)[] = [];
  const trends: DrawnChart[] = [];
  for (const [index, { metric, now, before }] of content.scores.entries()) {
    const interval = intervalOf(now);
    const label = interval === null ? '' : altOf(content, metric, interval, write);
    const chart = createElement(IntervalBar, {
      scale: scaleOf(metric),
      now: interval,
      before: before.reliable ? intervalOf(before) : null,
      reliable: now.reliable,
      label,
    });
    bars.push(interval === null ? null : await drawn(`bar-${index}`, label, chart, BAR));
  }
  for (const [index, trend] of content.trends.entries()) {
    const chart = trendChart(trend, content, write);
    trends.push(await drawn(`trend-${index}`, chart.props.label, chart, TREND));
  }
  return { content, bars, trends };
}

async function drawn(
  key: string,
  alt: string,
  chart: ReactElement,
  size: { readonly width: number; readonly height: number },
): Promise<DrawnChart> {
  const light = await drawChart(chart, { ...size, palette: 'light' });
  return { key, alt, light, dark: await drawChart(chart, { ...size, palette: 'dark' }) };
}

function trendChart(trend: ReportTrend, content: ReportContent, write: NumberWriting) {
  const words = reportWords[content.language];
  const { metric, buckets, width } = trend;
  const last = buckets.findLast(({ value }) => value !== null);
  const end = last === undefined ? null : intervalOf(last);
  const at = end === null ? '' : `: ${altOf(content, metric, end, write)}`;
  return createElement(TrendChart, {
    scale: scaleOf(metric),
    label: `${words.trends(nameOf(trend), width)}${at}`,
    buckets: buckets.map(({ from }) => write.bucket(from)),
    series: [{ key: metric, points: buckets.map(pointOf) }],
    methodRules: [],
    events: [],
    nLabel: words.n,
    end:
      end === null
        ? null
        : { value: write.score(metric, end.value), interval: `${write.whole(end.low)}–${write.whole(end.high)}` },
    ...TREND,
  });
}

function altOf(content: ReportContent, metric: string, interval: ScoreInterval, write: NumberWriting): string {
  const words = reportWords[content.language];
  const range = words.range(write.whole(interval.low), write.whole(interval.high));
  return `${write.score(metric, interval.value)}, 95 %: ${range}`;
}

function intervalOf({ value, low, high }: ReportNumber): ScoreInterval | null {
  return value === null || low === null || high === null ? null : { value, low, high };
}

function pointOf({ value, low, high, n, reliable, partial }: ReportBucket): TrendPoint {
  return { value, low, high, n: n ?? 0, reliable, partial };
}
