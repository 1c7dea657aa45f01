/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { area, curveLinear, line } from 'd3-shape';
import { COLOURS } from '../colours.js';
import { runsOf, type DrawnPoint, type TrendSeries } from './trend.js';

/** Places on the chart. */
export interface Places {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

const px = (value: number) => Math.round(value * 10) / 10;

/** The band, the line and the dots of one method. Straight between buckets, never smoothed. */
export function TrendLine({ series, places }: { readonly series: TrendSeries; readonly places: Places }): ReactElement {
  return (
    <g data-series={series.key}>
      {runsOf(series.points).map((run) => (
        <Run key={run[0]?.index} run={run} places={places} />
      ))}
    </g>
  );
}

function Run({ run, places: { x, y } }: { readonly run: readonly DrawnPoint[]; readonly places: Places }) {
  const band = area<DrawnPoint>()
    .x(({ index }) => px(x(index)))
    .y0(({ low }) => px(y(low)))
    .y1(({ high }) => px(y(high)))
    .curve(curveLinear);
  return (
    <>
      {run.length > 1 && <path data-part="band" d={band(run) ?? ''} fill={COLOURS.accent} opacity=".15" />}
      {joinsOf(run).map(({ points, dashed }) => (
        <path
          key={points[0]?.index}
          data-part={dashed ? 'doubtful' : 'line'}
          d={pathOf(points, { x, y })}
          fill="none"
          stroke={dashed ? COLOURS.edge : COLOURS.accent}
          strokeWidth={dashed ? 1.5 : 2.25}
          strokeDasharray={dashed ? '3 4' : undefined}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
      {run.map((point) => (
        <Dot key={point.index} point={point} cx={px(x(point.index))} cy={px(y(point.value))} />
      ))}
    </>
  );
}

/** Hollow and grey below 30 answers; a ring around the dot of a bucket that still runs. */
function Dot({ point, cx, cy }: { readonly point: DrawnPoint; readonly cx: number; readonly cy: number }) {
  if (!point.reliable)
    return (
      <circle
        data-part="hollow"
        cx={cx}
        cy={cy}
        r="4"
        fill={COLOURS.surface}
        stroke={COLOURS.edge}
        strokeWidth="1.5"
        strokeDasharray={point.partial ? '2 2' : undefined}
      />
    );
  return (
    <>
      {point.partial && (
        <circle
          data-part="partial"
          cx={cx}
          cy={cy}
          r="7"
          fill="none"
          stroke={COLOURS.accent}
          strokeDasharray="2 2"
          strokeWidth="1.25"
        />
      )}
      <circle data-part="dot" cx={cx} cy={cy} r="4" fill={COLOURS.accent} stroke={COLOURS.surface} strokeWidth="2" />
    </>
  );
}

/** The joins of a run: solid between reliable points, dashed wherever an end has fewer than 30 answers. */
function joinsOf(run: readonly DrawnPoint[]): readonly { points: readonly DrawnPoint[]; dashed: boolean }[] {
  const joins: { points: DrawnPoint[]; dashed: boolean }[] = [];
  run.slice(1).forEach((point, i) => {
    const before = run[i];
    if (before === undefined) return;
    const dashed = !point.reliable || !before.reliable;
    const open = joins.at(-1);
    if (open?.dashed === dashed) open.points.push(point);
    else joins.push({ points: [before, point], dashed });
  });
  return joins;
}

function pathOf(points: readonly DrawnPoint[], { x, y }: Places): string {
  const path = line<DrawnPoint>()
    .x(({ index }) => px(x(index)))
    .y(({ value }) => px(y(value)))
    .curve(curveLinear);
  return path(points) ?? '';
}
