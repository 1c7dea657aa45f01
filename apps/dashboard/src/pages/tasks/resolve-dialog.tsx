import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type Body } from '../../api/client.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { PendingPromises } from './promises/pending-promises.js';
import { rootCausesQuery, type TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useCauseLabel } from './use-cause-name.js';
import { useTaskActs } from './use-task-acts.js';

type Outcome = Body<'resolveTask'>['outcome'];
const OUTCOMES = ['recovered', 'explained', 'refunded', 'replaced', 'no_contact', 'no_action', 'lost'] as const;

interface Resolution {
  readonly cause: string | null;
  readonly causeText: string;
  readonly outcome: Outcome | null;
  readonly done: string;
}

const EMPTY: Resolution = { cause: null, causeText: '', outcome: null, done: '' };

/** Asks for the root cause and the outcome of a task. */
export function ResolveDialog({ task, onClose }: { readonly task: TaskDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(rootCausesQuery);
  const causeLabel = useCauseLabel();
  const acts = useTaskActs();
  const [how, setHow, clear] = useDraft<Resolution>(`task-resolution:${task.id}`, EMPTY);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const set = (change: Partial<Resolution>) => setHow({ ...how, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (how.cause === null || how.outcome === null) return;
    try {
      await acts.resolve(task.id, {
        root_cause: how.cause,
        outcome: how.outcome,
        ...(how.cause === 'other' && how.causeText.trim() !== '' && { root_cause_text: how.causeText.trim() }),
        ...(how.done.trim() !== '' && { done: how.done.trim() }),
      });
      clear();
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog onClose={onClose} title={t('resolve.title')}>
      <form onSubmit={(event) => void submit(event)} className={classes.form} noValidate>
        {error !== undefined &&
          (isPendingProblem(error) ? <PendingPromises taskId={task.id} /> : <ErrorInPlace error={error} />)}
        <Select
          data-autofocus
          label={t('resolve.cause')}
          value={how.cause}
          error={isTried && how.cause === null ? t('resolve.noCause') : undefined}
          onChange={(cause) => set({ cause })}
          data={[...(data?.causes.map(({ key }) => key) ?? []), 'other'].map((value) => ({
            value,
            label: causeLabel(value),
          }))}
        />
        {how.cause === 'other' && (
          <TextInput
            label={t('resolve.causeText')}
            maxLength={200}
            value={how.causeText}
            onChange={(event) => set({ causeText: event.currentTarget.value })}
          />
        )}
        <Select
          label={t('resolve.outcome')}
          value={how.outcome}
          error={isTried && how.outcome === null ? t('resolve.noOutcome') : undefined}
          onChange={(outcome) => set({ outcome: outcome as Outcome | null })}
          data={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <Textarea
          label={t('resolve.done')}
          description={t('resolve.doneHelp')}
          maxLength={500}
          value={how.done}
          onChange={(event) => set({ done: event.currentTarget.value })}
        />
        <Button type="submit">{t('resolve.submit')}</Button>
      </form>
    </Dialog>
  );
}

/** Whether the task was not closed because of its promises. */
function isPendingProblem(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'followups.promises-pending';
}
