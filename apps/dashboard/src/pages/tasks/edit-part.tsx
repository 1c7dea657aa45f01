import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { fromZoned, toZoned } from '../../i18n/zoned.js';
import { ErrorInPlace } from '../../parts/states.js';
import { Conflict } from './conflict.js';
import { NOBODY, useOwners } from './owner-dialog.js';
import { taskQuery, type TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useTaskActs, type TaskEdit } from './use-task-acts.js';

/** An edit that met the changes of others. */
interface Conflicting {
  readonly problem: ApiProblem;
  readonly edit: TaskEdit;
  readonly message: string;
}

/** Owner, status, due time and title, as they were read when the page opened them for editing. */
export function EditPart({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const { workspace } = useSession();
  const { options, nameOf } = useOwners();
  const acts = useTaskActs();
  const [base, setBase] = useState(task);
  const [title, setTitle] = useState(task.title);
  const [due, setDue] = useState(toZoned(task.due_at, workspace.time_zone));
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<Conflicting>();
  const queries = useQueryClient();
  const newest = () => queries.fetchQuery({ ...taskQuery(task.id), staleTime: 0 });
  const rebase = (next: TaskDetail) => {
    setBase(next);
    setTitle(next.title);
    setDue(toZoned(next.due_at, workspace.time_zone));
    setConflict(undefined);
    setError(undefined);
  };
  // Nothing has been typed, so the fields follow the task; otherwise the edit would be made from what was read before.
  const isUntouched = title === base.title && due === toZoned(base.due_at, workspace.time_zone);
  if (isUntouched && conflict === undefined && task.revision !== base.revision) rebase(task);
  const save = async (edit: TaskEdit, message: string, from: Pick<TaskDetail, 'id' | 'revision'> = base) => {
    const before = Object.fromEntries(
      Object.keys(edit).map((name) => [name, base[name as keyof TaskEdit & keyof TaskDetail]]),
    ) as TaskEdit;
    try {
      await acts.change(from, edit, before, message);
      setConflict(undefined);
      setError(undefined);
    } catch (problem) {
      const isConflict = problem instanceof ApiProblem && problem.status === 412;
      if (!isConflict) setError(problem);
      // Others have added a note or ticked a step: nothing that this edit changes.
      else if ((problem.problem.errors ?? []).length === 0 && from === base) await save(edit, message, await newest());
      else setConflict({ problem, edit, message });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = fromZoned(due, workspace.time_zone);
    const isMoved = at !== undefined && due !== toZoned(base.due_at, workspace.time_zone);
    const edit = {
      ...(title.trim() !== '' && title !== base.title && { title: title.trim() }),
      ...(isMoved && { due_at: at.toISOString() }),
    };
    if (Object.keys(edit).length > 0) void save(edit, t('done.changed'));
  };
  return (
    <section aria-labelledby="edit" className={classes.part}>
      <h2 id="edit" className={classes.partTitle}>
        {t('edit.title')}
      </h2>
      {conflict !== undefined && (
        <Conflict
          problem={conflict.problem}
          edit={conflict.edit}
          taskId={task.id}
          onKeepMine={(newest) => void save(conflict.edit, conflict.message, newest)}
          onTakeTheirs={rebase}
        />
      )}
      {error !== undefined && <ErrorInPlace error={error} />}
      <Select
        label={t('field.owner')}
        searchable
        allowDeselect={false}
        value={base.assignee_id ?? NOBODY}
        onChange={(owner) => {
          if (owner === null) return;
          const name = nameOf(owner);
          const message = name === undefined ? t('done.unowned') : t('done.handed', { name });
          void save({ assignee_id: owner === NOBODY ? null : owner }, message);
        }}
        data={options}
      />
      <Select
        label={t('field.status')}
        allowDeselect={false}
        value={base.status}
        onChange={(status) => void save({ status: status as NonNullable<TaskEdit['status']> }, t('done.changed'))}
        data={(['open', 'in_progress', 'waiting'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t('field.title')}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('field.due')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('edit.submit')}
        </Button>
      </form>
    </section>
  );
}
