import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { useMetricTexts } from '../../parts/metrics/metric-texts.js';
import { TextLink } from '../../parts/small.js';
import { Verdict } from '../../parts/verdict.js';
import { answersOf, reportOf } from './answers-link.js';
import classes from './home.module.css';

export type Overview = Reply<'readMetricsOverview'>;
type Change = Overview['changes'][number];
type ScoreOfOverview = Overview['scores'][number];

/** Clear changes that get a row of their own. */
const ROWS = 3;

/** What changed clearly, worst first, as a sentence each; the rest in one line. */
export function Changes({ overview, days }: { readonly overview: Overview; readonly days: number | undefined }) {
  const { t } = useTranslation('home');
  const shown = overview.changes.slice(0, ROWS);
  const doubtful = shown.length < ROWS ? overview.scores.find(isDoubtful) : undefined;
  const others = overview.scores.length - shown.length - (doubtful === undefined ? 0 : 1);
  const { no_clear_change: flat, too_few: few } = overview.verdicts;
  const otherFlat = flat - (doubtful === undefined ? 0 : 1);
  return (
    <ul className={classes.changes}>
      {shown.map((change) => (
        <li key={`${change.metric} ${change.touchpoint?.id} ${change.method_version}`}>
          <Verdict verdict={change.verdict} />
          <ClearChange change={change} days={days} />
        </li>
      ))}
      {doubtful !== undefined && (
        <li>
          <Verdict verdict="no_clear_change" />
          <Doubtful score={doubtful} days={days} />
        </li>
      )}
      {others > 0 && (
        <li>
          <span className="least faint">{t('changes.others', { count: others })}</span>
          <p className="muted">
            {otherFlat > 0 && `${t('changes.flat', { count: otherFlat })} `}
            {few > 0 && `${t('changes.few', { count: few })} `}
            <TextLink to="/reports" search={days === undefined ? {} : { days }}>
              {t('changes.all')}
            </TextLink>
          </p>
        </li>
      )}
    </ul>
  );
}

function ClearChange({ change, days }: { readonly change: Change; readonly days: number | undefined }) {
  const { t } = useTranslation('home');
  const { name, value, where } = useMetricTexts();
  const format = useFormat();
  const { metric, touchpoint, before, now, n, verdict } = change;
  return (
    <p>
      <TextLink {...reportOf(change, days)}>
        {name(metric)} {where(touchpoint)}
      </TextLink>{' '}
      {t(verdict === 'up' ? 'changes.rose' : 'changes.fell', {
        before: before === null ? '–' : format.score(before),
        now: now === null ? '–' : value(metric, now),
      })}{' '}
      <TextLink {...answersOf(change, days)}>{t('changes.see', { count: n })}</TextLink>
    </p>
  );
}

function Doubtful({ score, days }: { readonly score: ScoreOfOverview; readonly days: number | undefined }) {
  const { t } = useTranslation('home');
  const { name, value, where } = useMetricTexts();
  const format = useFormat();
  const { metric, touchpoint, previous, value: now, answers_needed: needed } = score;
  return (
    <p>
      <TextLink {...reportOf(score, days)}>
        {name(metric)} {where(touchpoint)}
      </TextLink>{' '}
      {t('changes.went', {
        before: previous?.value === null || previous === null ? '–' : format.score(previous.value),
        now: now === null ? '–' : value(metric, now),
      })}{' '}
      <span className="muted">
        {needed === null || needed === 0 ? t('changes.chance') : t('changes.chanceUntil', { count: needed })}
      </span>
    </p>
  );
}

function isDoubtful({ verdict, reliable, previous }: ScoreOfOverview): boolean {
  return verdict === 'no_clear_change' && reliable && previous !== null && previous.n >= 30;
}
