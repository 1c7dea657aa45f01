import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useSpan } from '../../parts/clock.js';
import { useProblemText } from '../../parts/states.js';
import classes from './operator.module.css';
import { HealthDetails } from './health-details.js';
import { LoadingCell } from './loading-cell.js';
import type { AskedService, Finding, Health } from './service-healths.js';
import { oldestOf, sumOf } from './sums.js';

/** The columns after the state. */
const NUMBER_COLUMNS = 7;

/** How one service gets on: in words, then in numbers. */
export function HealthRow({ asked: { service, health, error } }: { readonly asked: AskedService }) {
  const { t } = useTranslation('operator');
  return (
    <tr>
      <th scope="row">
        {t(`health.service.${service}`)} <code className="small muted">{service}</code>
      </th>
      <td className={classes.state}>
        {error !== null && <NoReply error={error} />}
        {error === null && health === undefined && <span className="muted">{t('health.asking')}</span>}
        {error === null && health !== undefined && <Findings health={health} />}
      </td>
      {error !== null && <td colSpan={NUMBER_COLUMNS}>{t('unknown')}</td>}
      {error === null &&
        (health === undefined ? <LoadingCell columns={NUMBER_COLUMNS} /> : <Numbers health={health} />)}
    </tr>
  );
}

function NoReply({ error }: { readonly error: Error }) {
  const { t } = useTranslation('operator');
  return (
    <p className={classes.finding}>
      {t('health.noReply')} <span className="muted">{useProblemText(error)}</span>
    </p>
  );
}

function Findings({ health }: { readonly health: Health }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const words = (finding: Finding) => {
    const count = NUMBERS[finding]?.(health) ?? 0;
    return t(`health.finding.${finding}`, { count, n: format.count(count) });
  };
  return (
    <>
      {health.findings.length === 0 && <p>{t('health.fine')}</p>}
      {health.findings.map((finding) => (
        <p key={finding} className={classes.finding}>
          {words(finding)}
        </p>
      ))}
      <HealthDetails health={health} />
    </>
  );
}

/** What the sentences count. */
const NUMBERS: Partial<Record<Finding, (health: Health) => number | null>> = {
  dead_letters: (health) => health.dead_letters,
  dead_jobs: ({ queues }) => sumOf(queues.map(({ dead }) => dead)),
};

function Numbers({ health: { topics, queues, dead_letters: deadLetters } }: { readonly health: Health }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const span = useSpan();
  const counted = (n: number | null) => (n === null ? t('unknown') : format.count(n));
  const age = (seconds: number | null, count: number | null) => {
    if (seconds === null) return count === 0 ? t('health.none') : t('unknown');
    return seconds < 60 ? t('health.underMinute') : span(seconds * 1_000);
  };
  const lag = sumOf(topics.map((topic) => topic.lag));
  const waiting = sumOf(queues.map((queue) => queue.waiting));
  return (
    <>
      <td>{counted(lag)}</td>
      <td>{age(oldestOf(topics), lag)}</td>
      <td>{counted(waiting)}</td>
      <td>{age(oldestOf(queues), waiting)}</td>
      <td>{counted(sumOf(queues.map(({ failed }) => failed)))}</td>
      <td>{counted(deadLetters)}</td>
      <td>{counted(sumOf(queues.map(({ dead }) => dead)))}</td>
    </>
  );
}
