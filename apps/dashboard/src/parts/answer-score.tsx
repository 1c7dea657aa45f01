import { useMetricTexts, type Metric } from './metrics/metric-texts.js';
import classes from './score.module.css';

/** The score of one answer, such as `NPS 2/10`: clay if low, outlined in the middle, petrol if high. `level` is the API's. */
export function AnswerScore(props: {
  readonly metric: Metric;
  readonly score: number;
  /** The highest score of the scale. */
  readonly max: number;
  readonly level: 'low' | 'middle' | 'high';
}) {
  const { name } = useMetricTexts();
  const { metric, score, max, level } = props;
  return (
    <span className={`${classes.answer} ${classes[level]}`}>
      {name(metric)}{' '}
      <bdi dir="ltr">
        {score}
        <small>/{max}</small>
      </bdi>
    </span>
  );
}
