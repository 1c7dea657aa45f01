import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMoney } from '../../parts/money.js';
import { Say, TextLink } from '../../parts/small.js';
import { wordsOf } from '../inbox/answer-texts.js';
import type { Answer } from '../inbox/inbox-queries.js';
import { ScoreMark } from '../inbox/score-mark.js';
import { MessageLine } from './message-line.js';
import type { TimelineEntry } from './timeline-queries.js';
import classes from './customers.module.css';

interface Line {
  readonly entry: TimelineEntry;
  /** The answer that the entry is about, if it is among those that are loaded. */
  readonly answer: Answer | undefined;
  readonly externalId: string;
}

/** What an entry of the timeline says. */
export function TimelineLine(line: Line) {
  const { kind } = line.entry;
  if (kind === 'answered') return <AnswerLine {...line} />;
  if (kind === 'event') return <EventLine entry={line.entry} />;
  if (kind === 'message') return <MessageLine entry={line.entry} />;
  return <OtherLine entry={line.entry} />;
}

function AnswerLine({ entry, answer, externalId }: Line) {
  const { t } = useTranslation('customers');
  const words = answer === undefined ? undefined : wordsOf(answer);
  return (
    <>
      <p className={classes.what}>
        <Link
          to="/inbox"
          search={{ customer: externalId, answer: entry.response_id ?? undefined }}
          className={classes.open}
        >
          {t('answered')}
        </Link>
        {answer?.scores.map((score) => (
          <ScoreMark key={score.question} score={score} isNamed />
        ))}
        {answer === undefined &&
          entry.scores.map(({ question, metric, score, max }) => (
            <bdi key={question} className="num" dir="ltr">
              {`${metric.toUpperCase()} ${score}/${max}`}
            </bdi>
          ))}
      </p>
      {words !== undefined && <Say>{words}</Say>}
    </>
  );
}

function EventLine({ entry: { title, reference, amount } }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('customers');
  const money = useMoney();
  return (
    <p className={classes.what}>
      <b>{t(`kind.${title as 'order'}`, { defaultValue: title ?? '' })}</b>
      <bdi className="muted">{reference}</bdi>
      {amount && <bdi className="num">{money(amount.value, amount.currency)}</bdi>}
    </p>
  );
}

/** What is told in a few words: a task, a promise, a question, a decision, a merge. */
function OtherLine({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('customers');
  const { kind, change, title, reference, task_id: task } = entry;
  const words = t(`whole.told.${kind as 'task'}.${(change ?? 'other') as 'opened'}`, {
    defaultValue: t(`whole.told.${kind as 'asked'}.other`),
  });
  return (
    <p className={classes.what}>
      <b>{words}</b>
      {kind === 'consent' && <span>{t(`choices.purpose.${title as 'news'}`, { defaultValue: title ?? '' })}</span>}
      {kind === 'merge' && <bdi>{reference}</bdi>}
      {task !== null && (
        <TextLink to="/tasks/$id" params={{ id: task }}>
          <bdi>{title ?? t('whole.task')}</bdi>
        </TextLink>
      )}
    </p>
  );
}
