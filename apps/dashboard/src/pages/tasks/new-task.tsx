import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useDraft } from '../../drafts/use-draft.js';
import { fromZoned } from '../../i18n/zoned.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { NOBODY, useOwners } from './owner-dialog.js';
import classes from './tasks.module.css';
import { useTaskActs } from './use-task-acts.js';

interface Wanted {
  readonly title: string;
  readonly owner: string;
  readonly due: string;
  readonly note: string;
}

/** A task by hand, about no answer. What was typed survives until it is saved. */
export function NewTask({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { staff, workspace } = useSession();
  const [wanted, setWanted, clear] = useDraft<Wanted>('new-task', { title: '', owner: staff.id, due: '', note: '' });
  const [error, setError] = useState<unknown>();
  const { options } = useOwners();
  const acts = useTaskActs();
  const navigate = useNavigate();
  const isUntitled = error === 'title';
  const set = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (wanted.title.trim() === '') return setError('title');
    const due = fromZoned(wanted.due, workspace.time_zone);
    try {
      const task = await acts.create({
        title: wanted.title.trim(),
        assignee_id: wanted.owner === NOBODY ? null : wanted.owner,
        ...(due !== undefined && { due_at: due.toISOString() }),
        ...(wanted.note.trim() !== '' && { note: wanted.note.trim() }),
      });
      clear();
      await navigate({ to: '/tasks/$id', params: { id: task.id } });
    } catch (problem) {
      setError(problem);
    }
  };
  const dueError = pointerError(error, '/due_at');
  return (
    <Dialog onClose={onClose} title={t('create.title')}>
      <form onSubmit={(event) => void submit(event)} className={classes.form} noValidate>
        {error !== undefined && !isUntitled && dueError === undefined && <ErrorInPlace error={error} />}
        <TextInput
          data-autofocus
          label={t('field.title')}
          maxLength={200}
          value={wanted.title}
          error={isUntitled ? t('create.untitled') : undefined}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Select
          label={t('field.owner')}
          searchable
          allowDeselect={false}
          value={wanted.owner}
          onChange={(owner) => set({ owner: owner ?? NOBODY })}
          data={options}
        />
        <TextInput
          type="datetime-local"
          label={t('field.due')}
          description={t('create.dueHelp', { zone: workspace.time_zone })}
          value={wanted.due}
          error={dueError}
          onChange={(event) => set({ due: event.currentTarget.value })}
        />
        <Textarea
          label={t('field.note')}
          maxLength={10_000}
          value={wanted.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Button type="submit">{t('create.submit')}</Button>
      </form>
    </Dialog>
  );
}

/** What a problem says about one member of the body. */
export function pointerError(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.problem.errors?.find((each) => each.pointer === pointer)?.detail;
}
