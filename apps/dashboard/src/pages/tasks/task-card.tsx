import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Handshake, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { AnswerScore } from '../../parts/answer-score.js';
import { Clock } from '../../parts/clock.js';
import { METRICS, type Metric } from '../../parts/metrics/metric-texts.js';
import { Avatar, Tag } from '../../parts/small.js';
import type { TaskItem } from './queries.js';
import classes from './tasks.module.css';
import { useTaskActs } from './use-task-acts.js';

/** A task on the board. */
export function TaskCard({ task }: { readonly task: TaskItem }) {
  const { t } = useTranslation('tasks');
  const { due_state: due, response, promise } = task;
  return (
    <article className={`${classes.card} ${due === 'late' ? classes.cardLate : ''}`} data-task-card>
      <div className={classes.between}>
        {due !== null && (
          <Clock state={due} openedAt={task.opened_at} dueAt={task.due_at} clock={task.clocks?.resolution} />
        )}
        {task.raised && <Tag>{t('raised')}</Tag>}
        <Owner task={task} />
      </div>
      <h3 className={classes.cardTitle}>
        <Link to="/tasks/$id" params={{ id: task.id }} data-task={task.id} dir="auto">
          {task.title}
        </Link>
      </h3>
      {typeof response?.comment === 'string' && (
        <p className={`say ${classes.words}`} dir="auto">
          {response.comment}
        </p>
      )}
      {response !== null && <AnswerLine response={response} />}
      {promise !== null && <PromiseLine promise={promise} />}
    </article>
  );
}

/** What the customer was promised next, and until when. */
function PromiseLine({ promise }: { readonly promise: NonNullable<TaskItem['promise']> }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  return (
    <p className={`${classes.promise} least ${promise.status === 'broken' ? classes.lateText : ''}`}>
      <Handshake size={14} aria-hidden />
      <span>
        <bdi>{promise.what}</bdi> {t('promises.untilWhen', { when: format.moment(promise.due_at) })}
      </span>
    </p>
  );
}

/** Score and time of the answer that a task is about. */
export function AnswerLine({ response }: { readonly response: NonNullable<TaskItem['response']> }) {
  const format = useFormat();
  const { score } = response;
  return (
    <p className={`${classes.answer} faint least`}>
      {score !== null && isMetric(score.metric) && (
        <AnswerScore metric={score.metric} score={score.score} max={score.max} level={score.level} />
      )}
      <time dateTime={response.submitted_at} title={format.exact(response.submitted_at)}>
        {format.moment(response.submitted_at)}
      </time>
    </p>
  );
}

/** Whose task it is, or a button that takes it. */
export function Owner({ task }: { readonly task: TaskItem }) {
  const { t } = useTranslation('tasks');
  const { staff } = useSession();
  const mayWrite = useMay('tasks:write');
  const acts = useTaskActs();
  if (task.assignee_id !== null) {
    const name = task.assignee_name ?? t('owner.unknown');
    return (
      <span title={name} className={classes.owner}>
        <Avatar name={name} />
        <span className={classes.hidden}>{name}</span>
      </span>
    );
  }
  if (!mayWrite) return <span className="least faint">{t('owner.nobody')}</span>;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<UserPlus size={14} aria-hidden />}
      aria-label={t('owner.takeNamed', { title: task.title })}
      onClick={() => void acts.handOver(task.id, staff.id, staff.name)}
    >
      {t('owner.take')}
    </Button>
  );
}

/** The API may name a metric that this page does not know; its score is left out. */
function isMetric(metric: string): metric is Metric {
  return METRICS.some((each) => each === metric);
}
