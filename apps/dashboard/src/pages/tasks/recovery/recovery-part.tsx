import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { useActReason } from '../../../parts/rule-acts/use-act-reason.js';
import classes from '../tasks.module.css';

type Recovery = Reply<'getTaskRecovery'>['data'][number];

/** The survey after each resolution of the task: planned, sent, answered, or why there is none. */
export function RecoveryPart({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('rule-acts');
  const { data } = useQuery({
    queryKey: ['tasks', 'recovery', taskId],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/recovery', { params: { path: { id: taskId } } })),
  });
  if (data === undefined || data.data.length === 0) return null;
  return (
    <section aria-labelledby="recovery" className={classes.part}>
      <h2 id="recovery" className={classes.partTitle}>
        {t('recovery.title')}
      </h2>
      {data.data.map((recovery) => (
        <Line key={recovery.round} recovery={recovery} />
      ))}
    </section>
  );
}

function Line({ recovery }: { readonly recovery: Recovery }) {
  const { t } = useTranslation('rule-acts');
  const format = useFormat();
  const reasonOf = useActReason();
  const { state, reason, due_at: due, sent_at: sent, answered_at: answered, score, score_max: max } = recovery;
  const when = format.moment(answered ?? sent ?? due);
  const key = state === 'answered' && score === null ? 'noScore' : state;
  return (
    <p className="small">
      {t(`recovery.${key}`, { when, reason: reasonOf(reason ?? '') })}{' '}
      {score !== null && (
        <strong className="num" dir="ltr">
          {score}/{max}
        </strong>
      )}{' '}
      {recovery.reopened_at !== null && t('recovery.reopened')}{' '}
      {recovery.response_id !== null && (
        <Link to="/inbox" search={{ answer: recovery.response_id }} className="link">
          {t('recovery.open')}
        </Link>
      )}
    </p>
  );
}
