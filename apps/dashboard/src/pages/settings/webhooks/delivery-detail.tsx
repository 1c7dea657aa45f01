import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { AttemptState } from './delivery-state.js';
import { useLogTimes } from './use-log-times.js';
import { useProblemWords } from './use-problem-words.js';
import { deliveryQuery, type Attempt, type Delivery } from './webhooks-queries.js';
import type { WebhooksSearch } from './webhooks-search.js';
import classes from './webhooks.module.css';

/** A delivery as it is read: its attempts, what was sent, and what the receiver answered. */
export function DeliveryDetail({ id, search }: { readonly id: string; readonly search: WebhooksSearch }) {
  const { t } = useTranslation('webhooks');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const done = useDone();
  const { delivery: _, ...others } = search;
  const read = useQuery(deliveryQuery(id));
  const again = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/webhook-deliveries/{webhook_delivery_id}/replay', {
          params: { path: { webhook_delivery_id: id } },
        }),
      ),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
      done({ message: t('detail.sentAgain') });
      await navigate({ to: '/settings/webhooks', search: { ...others, delivery: made.id } });
    },
  });
  const { data } = read;
  return (
    <aside className={classes.detail} aria-label={t('detail.title')}>
      <Link to="/settings/webhooks" search={others} className={`link ${classes.back}`}>
        {t('detail.back')}
      </Link>
      {read.isPending && <LoadingShapes />}
      {read.isError && <ErrorInPlace error={read.error} retry={() => void read.refetch()} />}
      {data && (
        <>
          <div className={classes.between}>
            <h2>
              <bdi dir="ltr">{data.type}</bdi>
            </h2>
            <Button
              variant="default"
              leftSection={<RotateCcw size={16} strokeWidth={1.75} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate()}
            >
              {t('detail.again')}
            </Button>
          </div>
          {again.isError && <ErrorInPlace error={again.error} />}
          <Attempts delivery={data} />
          <section>
            <h3>{t('detail.request')}</h3>
            <pre className={classes.code} dir="ltr">
              {`webhook-id: ${data.message_id}\n\n${JSON.stringify(data.payload, null, 2)}`}
            </pre>
          </section>
          <Answer attempt={data.attempts.findLast(({ ended_at: at }) => at !== null)} />
        </>
      )}
    </aside>
  );
}

function Attempts({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('webhooks');
  const { at } = useLogTimes();
  const next = delivery.next_attempt_at;
  return (
    <>
      {delivery.attempts.length > 0 && (
        <ol className={`${classes.attempts} num`} reversed>
          {delivery.attempts.toReversed().map((attempt) => (
            <li key={attempt.number}>
              <AttemptState attempt={attempt} />
              <span>{t('detail.try', { number: attempt.number })}</span>
              <time dateTime={attempt.started_at}>{at(attempt.started_at)}</time>
            </li>
          ))}
        </ol>
      )}
      <p className="small muted" role="status">
        {delivery.status === 'delivered' && t('detail.delivered')}
        {delivery.status === 'failed' && t('detail.failed')}
        {delivery.status === 'dropped' && t('detail.dropped')}
        {delivery.status === 'pending' &&
          (next === null || delivery.attempts.length === 0 ? t('detail.soon') : t('detail.next', { time: at(next) }))}
      </p>
    </>
  );
}

function Answer({ attempt }: { readonly attempt: Attempt | undefined }) {
  const { t } = useTranslation('webhooks');
  const { took } = useLogTimes();
  const problem = useProblemWords();
  if (attempt === undefined) return null;
  const { status, milliseconds, reply } = attempt;
  return (
    <section>
      <h3>{t('detail.answer')}</h3>
      {status === null ? (
        <p className="small muted">
          {problem(attempt.problem)} {milliseconds !== null && `· ${took(milliseconds)}`}
        </p>
      ) : (
        <pre className={classes.code} dir="ltr">
          {`HTTP ${status}${milliseconds === null ? '' : ` · ${took(milliseconds)}`}\n${reply ?? ''}`}
        </pre>
      )}
    </section>
  );
}
