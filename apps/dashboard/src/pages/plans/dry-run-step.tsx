import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { Confirm } from './confirm.js';
import { ContentCard } from './content-card.js';
import { dayWords } from './day-words.js';
import { DryRunDays } from './dry-run-days.js';
import { DryRunReasons } from './dry-run-reasons.js';
import { Expectation } from './expectation.js';
import { PlanFrame } from './plan-frame.js';
import { dryRunQuery, type Plan } from './plan-queries.js';
import { PlanSteps } from './plan-steps.js';
import classes from './plans.module.css';
import { StartDialog } from './start-dialog.js';
import { usePlanActs } from './use-plan-acts.js';
import { WhenFields } from './when-fields.js';
import { useAudienceSize, WhoSection } from './who-section.js';

/** The third step: who would be asked and who not, what to expect, and the start. */
export function DryRunStep({ plan, onTakeTheirs }: { readonly plan: Plan; readonly onTakeTheirs: () => void }) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const maySend = useMay('plans:send');
  const mayWrite = useMay('plans:write');
  const acts = usePlanActs();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'start' | 'delete'>();
  // What events will cause cannot be known; the next question of a recurring survey can.
  const isKnown = plan.kind !== 'trigger';
  const size = useAudienceSize(plan);
  const { data, error, isPending, refetch } = useQuery({ ...dryRunQuery(plan, size), enabled: isKnown });
  const [firstDay] = data?.days ?? [];
  const count = (n: number) => ({ count: n, n: format.count(n) });
  return (
    <PlanFrame
      title={plan.name}
      actions={
        <>
          {mayWrite && (
            <Button variant="subtle" color="gray" aria-label={t('act.delete')} onClick={() => setOpen('delete')}>
              <Trash2 size={16} aria-hidden />
            </Button>
          )}
          {maySend && (
            <Button onClick={() => setOpen('start')}>
              {plan.kind !== 'campaign' || firstDay === undefined
                ? t('act.start')
                : t('act.startOn', { day: format.calendarDay(firstDay.day) })}
            </Button>
          )}
        </>
      }
      aside={
        <>
          {data !== undefined && <Expectation run={data} surveyId={plan.survey_id} />}
          <ContentCard plan={plan} languages={data?.languages} />
        </>
      }
    >
      <PlanSteps at="dry-run" planId={plan.id} isDraft />
      {!isKnown && (
        <div>
          <p className="lead">{t('trigger.lead')}</p>
          <p className={`muted ${classes.sub}`}>{t('trigger.text')}</p>
        </div>
      )}
      {isKnown && isPending && <LoadingShapes rows={6} />}
      {isKnown && error !== null && (
        <ErrorInPlace error={error} what={t('dryRun.failed')} retry={() => void refetch()} />
      )}
      {data !== undefined && (
        <div aria-live="polite">
          <p className="lead">
            {t('dryRun.asked', count(data.asked))} {data.left_out > 0 && t('dryRun.leftOut', count(data.left_out))}
          </p>
          <p className={`muted ${classes.sub}`}>
            {firstDay === undefined
              ? t('dryRun.nobody')
              : t(plan.kind === 'recurring' ? 'dryRun.next' : 'dryRun.for', {
                  day: dayWords(firstDay.day, i18n.language, true),
                })}
          </p>
        </div>
      )}
      {!maySend && <p className="small muted">{t('dryRun.admin')}</p>}
      <WhoSection plan={plan} />
      {data !== undefined && <DryRunReasons run={data} />}
      <WhenFields plan={plan} onTakeTheirs={onTakeTheirs} />
      {data !== undefined && data.days.length > 1 && <DryRunDays run={data} />}
      {open === 'start' && <StartDialog plan={plan} run={data} onClose={() => setOpen(undefined)} />}
      {open === 'delete' && (
        <Confirm
          title={t('act.delete')}
          act={t('act.delete')}
          onAct={() => acts.remove(plan).then(() => navigate({ to: '/surveys/campaigns' }))}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('act.deleteText', { name: plan.name })}</p>
        </Confirm>
      )}
    </PlanFrame>
  );
}
