import { Link } from '@tanstack/react-router';
import { ClipboardList, Package } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useMoney } from '../../parts/money.js';
import { Say } from '../../parts/small.js';
import { wordsOf } from '../inbox/answer-texts.js';
import type { Answer } from '../inbox/inbox-queries.js';
import { ScoreMark } from '../inbox/score-mark.js';
import type { CustomerEvent } from './customer-queries.js';
import classes from './customers.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Answers and events of a customer, newest first. */
export function Timeline({
  answers,
  events,
}: {
  readonly answers: readonly Answer[];
  readonly events: readonly CustomerEvent[];
}) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const entries = [
    ...answers.map((answer) => ({ at: answer.submitted_at, id: answer.id, answer, event: undefined })),
    ...events.map((event) => ({ at: event.occurred_at, id: event.id, answer: undefined, event })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (entries.length === 0) return <p className="muted">{t('nothingHappened')}</p>;
  return (
    <ol className={classes.timeline} aria-label={t('timeline')}>
      {entries.map(({ at, id, answer, event }) => (
        <li key={id}>
          <time className="num small faint" dateTime={at} title={format.exact(at)}>
            {format.day(at)}
          </time>
          <span className={`${classes.dot} ${answer?.level === 'low' ? classes.low : ''}`}>
            {answer === undefined ? <Package {...ICON} /> : <ClipboardList {...ICON} />}
          </span>
          <div>
            {answer !== undefined && <AnswerEntry answer={answer} />}
            {event !== undefined && <EventEntry event={event} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function AnswerEntry({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('customers');
  const words = wordsOf(answer);
  return (
    <>
      <p className={classes.what}>
        <Link
          to="/inbox"
          search={{ customer: answer.customer?.external_id, answer: answer.id }}
          className={classes.open}
        >
          {t('answered')}
        </Link>
        {answer.scores.map((score) => (
          <ScoreMark key={score.question} score={score} isNamed />
        ))}
      </p>
      {words !== undefined && <Say>{words}</Say>}
    </>
  );
}

function EventEntry({ event }: { readonly event: CustomerEvent }) {
  const { t } = useTranslation('customers');
  const money = useMoney();
  const { amount } = event;
  const properties = Object.entries(event.properties).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <p className={classes.what}>
      <b>{t(`kind.${event.kind as 'order'}`, { defaultValue: event.kind })}</b>
      <bdi className="muted">{event.source_id}</bdi>
      {amount && <bdi className="num">{money(amount.value, amount.currency)}</bdi>}
      {properties.length > 0 && <bdi className="muted">{properties.join(', ')}</bdi>}
    </p>
  );
}
