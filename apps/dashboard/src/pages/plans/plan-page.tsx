import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { listOfSegment } from '../customers/lists/list-of-segment.js';
import { segmentsQuery } from '../customers/segments/queries.js';
import { audienceBody, audienceForm, newPlanBody, type AudienceForm } from './audience-form.js';
import { AudienceStep } from './audience-step.js';
import { Conflict } from './conflict.js';
import { ContentStep } from './content-step.js';
import { DryRunStep } from './dry-run-step.js';
import { firstSchedule } from './first-schedule.js';
import { PlanFrame } from './plan-frame.js';
import { planQuery, type Plan } from './plan-queries.js';
import { PlanSteps, STEPS, type Step } from './plan-steps.js';
import { ProgressStep } from './progress-step.js';
import classes from './plans.module.css';
import { usePlanActs } from './use-plan-acts.js';
import { useSave } from './use-save.js';

// The words of lists and segments.
await loadArea('segments');

/** A plan at the step of its address, or a new one. */
export function PlanPage() {
  const { t } = useTranslation('plans');
  const { planId } = useParams({ from: '/signed-in/surveys/campaigns/$planId' });
  const { step } = useSearch({ from: '/signed-in/surveys/campaigns/$planId' });
  const navigate = useNavigate();
  const [round, setRound] = useState(0);
  const { data: plan, error, refetch } = useQuery({ ...planQuery(planId), enabled: planId !== 'new' });
  if (planId === 'new') return <NewPlan />;
  if (plan === undefined) {
    return (
      <PlanFrame title={t('title')}>
        {error === null ? <LoadingShapes /> : <ErrorInPlace error={error} retry={() => void refetch()} />}
      </PlanFrame>
    );
  }
  if (plan.status !== 'draft') return <ProgressStep plan={plan} />;
  const goTo = (next: Step) =>
    navigate({ to: '/surveys/campaigns/$planId', params: { planId }, search: { step: next } });
  const props = { plan, onTakeTheirs: () => setRound(round + 1) };
  switch (STEPS.find((each) => each === step)) {
    case 'audience':
      return <DraftAudience key={`${planId} ${round}`} {...props} onSaved={() => goTo('content')} />;
    case 'content':
      return <ContentStep key={`${planId} ${round}`} {...props} onSaved={() => goTo('dry-run')} />;
    default:
      return <DryRunStep key={`${planId} ${round}`} {...props} />;
  }
}

/** The audience of a plan that is not stored yet. */
function NewPlan() {
  const { t } = useTranslation('plans');
  const search = useSearch({ from: '/signed-in/surveys/campaigns/$planId' });
  const { workspace } = useSession();
  const navigate = useNavigate();
  const acts = usePlanActs();
  const isList = useIsList();
  const create = useMutation({
    mutationFn: (form: AudienceForm) => acts.create(newPlanBody(form, firstSchedule(workspace.time_zone))),
    onSuccess: ({ id }) =>
      navigate({ to: '/surveys/campaigns/$planId', params: { planId: id }, search: { step: 'content' } }),
  });
  return (
    <PlanFrame title={t('new')}>
      <PlanSteps at="audience" isDraft />
      <Lead />
      {isList === undefined ? (
        <LoadingShapes />
      ) : (
        <AudienceStep
          initial={audienceForm(undefined, search, isList)}
          isNew
          isSaving={create.isPending}
          error={create.error}
          onSave={create.mutate}
        />
      )}
    </PlanFrame>
  );
}

function DraftAudience(props: {
  readonly plan: Plan;
  readonly onSaved: () => unknown;
  readonly onTakeTheirs: () => void;
}) {
  const [plan] = useState(props.plan);
  const [tried, setTried] = useState<AudienceForm>();
  const isList = useIsList();
  const { save, isConflict, error } = useSave(plan, props.onSaved);
  return (
    <PlanFrame title={plan.name}>
      <PlanSteps at="audience" planId={plan.id} isDraft />
      <Lead />
      {isConflict && tried !== undefined && (
        <Conflict
          planId={plan.id}
          onKeepMine={(newest) => save.mutate({ body: audienceBody(tried), on: newest })}
          onTakeTheirs={props.onTakeTheirs}
        />
      )}
      {isList === undefined ? (
        <LoadingShapes />
      ) : (
        <AudienceStep
          initial={audienceForm(plan, {}, isList)}
          isNew={false}
          isSaving={save.isPending}
          error={error}
          onSave={(form) => {
            setTried(form);
            save.mutate({ body: audienceBody(form) });
          }}
        />
      )}
    </PlanFrame>
  );
}

function Lead() {
  const { t } = useTranslation('plans');
  return (
    <div>
      <p className="lead">{t('audience.lead')}</p>
      <p className={`muted ${classes.sub}`}>{t('audience.text')}</p>
    </div>
  );
}

/** Whether a segment is the members of a list; undefined until the segments are known. */
function useIsList(): ((segmentId: string) => boolean) | undefined {
  const { data, isError } = useQuery(segmentsQuery);
  if (data === undefined && !isError) return undefined;
  const lists = new Set(data?.data.filter((segment) => listOfSegment(segment) !== undefined).map(({ id }) => id));
  return (id) => lists.has(id);
}
