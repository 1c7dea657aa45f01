import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Pause, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { Confirm } from './confirm.js';
import { ContentCard } from './content-card.js';
import { Counts } from './counts.js';
import { Guards, PausedBecause } from './guards.js';
import { LeftOut } from './left-out.js';
import { PlanFrame } from './plan-frame.js';
import { progressQuery, type Plan } from './plan-queries.js';
import { PlanSteps } from './plan-steps.js';
import classes from './plans.module.css';
import { askedOf } from './progress.js';
import { SentByDay } from './sent-by-day.js';
import { Always } from './when-fields.js';
import { usePlanActs } from './use-plan-acts.js';
import { WhoSection } from './who-section.js';

/** A plan that was started: how many were asked and what came of it, with pause and stop. */
export function ProgressStep({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const maySend = useMay('plans:send');
  const acts = usePlanActs();
  const [isStopping, setStopping] = useState(false);
  const { data, error, refetch } = useQuery(progressQuery(plan));
  const turn = useMutation({ mutationFn: () => (plan.status === 'paused' ? acts.resume(plan) : acts.pause(plan)) });
  const isActive = plan.status === 'running' || plan.status === 'paused';
  const count = (n: number) => ({ count: n, n: format.count(n) });
  return (
    <PlanFrame
      title={plan.name}
      actions={
        maySend &&
        isActive &&
        plan.kind !== 'single' && (
          <>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<Square size={14} aria-hidden />}
              onClick={() => setStopping(true)}
            >
              {t('act.stop')}
            </Button>
            <Button
              variant={plan.status === 'paused' ? 'filled' : 'default'}
              loading={turn.isPending}
              leftSection={
                plan.status === 'paused' ? (
                  <Play size={14} className="flip" aria-hidden />
                ) : (
                  <Pause size={14} aria-hidden />
                )
              }
              onClick={() => turn.mutate()}
            >
              {t(plan.status === 'paused' ? 'act.resume' : 'act.pause')}
            </Button>
          </>
        )
      }
      aside={
        <>
          {data !== undefined && <Guards progress={data} />}
          <WhoSection plan={plan} />
          <section className={classes.stack}>
            <h2>{t('when.title')}</h2>
            <Always plan={plan} />
          </section>
          <ContentCard plan={plan} />
          <section className={classes.stack}>
            <h2>{t('answers.title')}</h2>
            <p className="small muted">{t('answers.text')}</p>
            <p>
              <TextLink to="/reports/response-rates" search={{ plan: plan.id, days: 90 }}>
                {t('answers.rates')}
              </TextLink>
            </p>
            <p>
              <TextLink to="/inbox" search={{ survey_id: plan.survey_id, channel: 'email' }}>
                {t('answers.inbox')}
              </TextLink>
            </p>
          </section>
        </>
      }
    >
      <PlanSteps at="running" planId={plan.id} isDraft={false} />
      <PausedBecause plan={plan} />
      {turn.error && <ErrorInPlace error={turn.error} />}
      {error !== null && <ErrorInPlace error={error} what={t('progress.failed')} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes rows={6} />}
      {data !== undefined && (
        <>
          <div>
            <p className="lead" role="status">
              {t('progress.lead', {
                asked: t('progress.asked', count(askedOf(data))),
                planned: t('progress.planned', count(data.planned)),
                leftOut: t('progress.leftOut', count(data.suppressed)),
              })}
            </p>
            <p className={`muted ${classes.sub}`}>
              {t(`statusText.${plan.status}`)}{' '}
              {plan.started_at !== null && t('progress.since', { time: format.moment(plan.started_at) })}
            </p>
          </div>
          <Counts planId={plan.id} progress={data} />
          <div className={classes.halves}>
            <SentByDay progress={data} />
            <LeftOut planId={plan.id} progress={data} />
          </div>
        </>
      )}
      {isStopping && (
        <Confirm
          title={t('stop.title', { name: plan.name })}
          act={t('act.stopNow')}
          onAct={() => acts.stop(plan)}
          onClose={() => setStopping(false)}
        >
          <p>{t('stop.text', count(data?.planned ?? 0))}</p>
          <p className="small muted">{t('stop.more')}</p>
        </Confirm>
      )}
    </PlanFrame>
  );
}
