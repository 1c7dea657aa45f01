import type { Answer } from './inbox-queries.js';
import classes from './score-mark.module.css';

/** The score of one answer, such as `2/10`, with its metric where there is room. The API says whether it is low or high. */
export function ScoreMark(props: { readonly score: Answer['scores'][number]; readonly isNamed?: boolean }) {
  const { score, max, metric, level } = props.score;
  return (
    <bdi className={`num ${classes.mark} ${classes[level]}`} dir="ltr">
      {props.isNamed === true && `${metric.toUpperCase()} `}
      {score}
      <small>/{max}</small>
    </bdi>
  );
}
