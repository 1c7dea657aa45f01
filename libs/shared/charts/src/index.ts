export { CalibrationPlot, type CalibrationPoint } from './calibration/calibration-plot.js';
export { FunnelChart, type FunnelStage } from './funnel/funnel-chart.js';
export { IntervalBar, type IntervalBarProps } from './interval-bar.js';
export { axisTicks, fullScale, placeOf, type MetricScale } from './metric-scale.js';
export { Spark } from './spark.js';
export { HeatCell, HeatGap, type HeatCellProps } from './heat/heat-cell.js';
export { HEAT_BOUNDS, heatColours, heatStep, type HeatStep } from './heat/heat-step.js';
export { HeatTable, type HeatRow } from './heat/heat-table.js';
export { Histogram, type HistogramBar } from './histogram/histogram.js';
export { ParetoChart, type ParetoRow } from './pareto/pareto-chart.js';
export { AverageLine, type AveragePoint } from './triangle/average-line.js';
export { TriangleChart, type TriangleCell, type TriangleRow } from './triangle/triangle-chart.js';
export {
  RUNNING_GROUND,
  TRIANGLE_BOUNDS,
  TRIANGLE_STEPS,
  triangleStep,
  type TriangleStep,
} from './triangle/triangle-step.js';
export { RangeBar, type RangeBarProps, type ScoreInterval } from './range/range-bar.js';
export { TornadoChart, tornadoHeight, type TornadoEnd, type TornadoRow } from './tornado/tornado-chart.js';
export { ChartTable, type ChartRow } from './trend/chart-table.js';
export { TrendChart } from './trend/trend-chart.js';
export type { TrendEvent, TrendPoint, TrendProps, TrendSeries } from './trend/trend.js';
export { DifferenceBar } from './effect/difference-bar.js';
export { EffectBar, type EffectBarProps } from './effect/effect-bar.js';
export { StepChart } from './effect/step-chart.js';
