import { createElement } from 'react';
import { TornadoChart, tornadoHeight, type TornadoRow } from '@hearback/charts';
import { drawChart, type ChartPicture } from '../draw-chart.js';
import type { ScenarioContent } from './scenario-content.js';
import type { ScenarioNumbers } from './scenario-numbers.js';
import { scenarioWords } from './words/index.js';

/** Bars that the page has room for. */
const MOST_BARS = 3;
const WIDTH = 600;

/** What the result hangs on most, as a picture; null where nothing can be off, or there is no return. */
export async function scenarioTornado(
  { language, report }: ScenarioContent,
  write: ScenarioNumbers,
): Promise<ChartPicture | null> {
  const words = scenarioWords[language];
  const { lines, plan, refusal, tornado } = report;
  if (refusal !== null || plan.net_roi === null || tornado.length === 0) return null;
  const rows = tornado.slice(0, MOST_BARS).map((row): TornadoRow => {
    const factor = lines.find(({ id }) => id === row.line_id)?.factors[Number(row.factor)];
    const name = factor?.name ?? (row.factor === 'margin' ? words.margin : words.reuse);
    const unit = factor?.unit ?? 'share';
    return {
      key: `${row.line_id} ${row.factor}`,
      name,
      ends: [
        { result: row.net_roi_at_low, input: write.factor(unit, row.low) },
        { result: row.net_roi_at_high, input: write.factor(unit, row.high) },
      ],
    };
  });
  const chart = createElement(TornadoChart, {
    label: words.hangsOn,
    rows,
    plan: { result: plan.net_roi, text: words.plan(write.percent(plan.net_roi)) },
    percent: (share) => write.percent(share),
  });
  return drawChart(chart, { width: WIDTH, height: tornadoHeight(rows.length) });
}
