import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { fromZoned } from '../../../i18n/zoned.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { pointerError } from '../new-task.js';
import { NOBODY, useOwners } from '../owner-dialog.js';
import classes from '../tasks.module.css';
import { usePromiseActs } from './use-promise-acts.js';

/** What, until when, by whom. What was typed survives until it is promised. */
export function PromiseDialog({ taskId, onClose }: { readonly taskId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { staff, workspace } = useSession();
  const [wanted, setWanted, clear] = useDraft(`promise:${taskId}`, { what: '', due: '', owner: staff.id });
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const { options } = useOwners();
  const acts = usePromiseActs();
  const due = fromZoned(wanted.due, workspace.time_zone);
  const set = (change: Partial<typeof wanted>) => setWanted({ ...wanted, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const what = wanted.what.trim();
    if (what === '' || due === undefined) return;
    try {
      await acts.make(taskId, { what, due_at: due.toISOString(), owner_id: wanted.owner });
      clear();
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  const dueError = isTried && due === undefined ? t('promises.noDue') : pointerError(error, '/due_at');
  return (
    <Dialog onClose={onClose} title={t('promises.make')}>
      <form onSubmit={(event) => void submit(event)} className={classes.form} noValidate>
        {error !== undefined && dueError === undefined && <ErrorInPlace error={error} />}
        <Textarea
          data-autofocus
          label={t('promises.what')}
          description={t('promises.whatHelp')}
          maxLength={500}
          autosize
          minRows={2}
          value={wanted.what}
          error={isTried && wanted.what.trim() === '' ? t('promises.noWhat') : undefined}
          onChange={(event) => set({ what: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('promises.until')}
          description={t('create.dueHelp', { zone: workspace.time_zone })}
          value={wanted.due}
          error={dueError}
          onChange={(event) => set({ due: event.currentTarget.value })}
        />
        <Select
          label={t('promises.owner')}
          searchable
          allowDeselect={false}
          value={wanted.owner}
          onChange={(owner) => set({ owner: owner ?? staff.id })}
          data={options.filter(({ value }) => value !== NOBODY)}
        />
        <Button type="submit">{t('promises.submit')}</Button>
      </form>
    </Dialog>
  );
}
