import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';
import { useMetricTexts, type Metric } from './metrics/metric-texts.js';
import { ScoreBar, type ScoreNumbers } from './score-bar.js';
import classes from './score.module.css';
import { TextLink } from './small.js';
import { Verdict } from './verdict.js';

/** The address of the answers behind a number. */
export type AnswersLink = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** A score with its interval, n, verdict and the period before. Never one without the others. */
export function Score(props: {
  readonly metric: Metric;
  readonly where: string;
  readonly numbers: ScoreNumbers;
  readonly answers: AnswersLink;
}) {
  const { metric, where, numbers, answers } = props;
  const texts = useMetricTexts();
  return (
    <article className={classes.card}>
      <h3 className={classes.name}>
        <b>{texts.name(metric)}</b> <span className="muted">{where}</span>
      </h3>
      <div className={classes.row}>
        <BigValue metric={metric} numbers={numbers} />
        {numbers.verdict !== null && <Verdict verdict={shownVerdict(numbers)} />}
      </div>
      <ScoreBar metric={metric} numbers={numbers} />
      <ScoreDetail metric={metric} numbers={numbers} answers={answers} />
    </article>
  );
}

/** Below 30 answers, "no clear change" would sound as if it had been looked at. */
export function shownVerdict({ verdict, reliable }: ScoreNumbers) {
  if (verdict === null) return 'too_few';
  return !reliable && verdict === 'no_clear_change' ? 'too_few' : verdict;
}

/** The value as a large number, `–` below 30 answers. */
export function BigValue(props: {
  readonly metric: Metric;
  readonly numbers: ScoreNumbers;
  readonly isLarge?: boolean;
}) {
  const { metric, numbers, isLarge = false } = props;
  const format = useFormat();
  const isShown = numbers.reliable && numbers.value !== null;
  return (
    <span className={`num ${isLarge ? classes.larger : classes.value}`} dir="ltr">
      {isShown && numbers.value !== null ? format.score(numbers.value) : '–'}
      {isShown && metric !== 'nps' && <small> %</small>}
    </span>
  );
}

/** Interval, n and the change in words; below 30 answers how many more are needed. */
export function ScoreDetail(props: {
  readonly metric: Metric;
  readonly numbers: ScoreNumbers;
  readonly answers: AnswersLink;
}) {
  const { metric, numbers, answers } = props;
  const { t } = useTranslation('parts');
  const format = useFormat();
  const texts = useMetricTexts();
  const { n, interval, reliable, difference, previous, answers_needed: needed } = numbers;
  const link = <TextLink {...answers}>{t('score.n', { n: format.count(n) })}</TextLink>;
  if (!reliable || interval === null)
    return (
      <p className={classes.detail}>
        {n > 0 ? link : t('score.n', { n: 0 })} · {t('score.hidden')}
        <br />
        <b>{t('score.needed', { count: needed ?? Math.max(0, 30 - n) })}</b>
      </p>
    );
  return (
    <p className={classes.detail}>
      {t('score.interval', texts.range(interval))} · {link}
      <br />
      {previous !== null && previous.value !== null && (
        <>
          {t('score.was', { value: texts.value(metric, previous.value) })}
          {difference !== null && difference.value !== null && difference.interval !== null && (
            <>
              {' · '}
              {t('score.change', {
                change: format.change(difference.value),
                low: format.change(difference.interval.low),
                high: format.change(difference.interval.high),
              })}
            </>
          )}
        </>
      )}
    </p>
  );
}
