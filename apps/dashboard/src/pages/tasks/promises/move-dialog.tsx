import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { fromZoned } from '../../../i18n/zoned.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { pointerError } from '../new-task.js';
import classes from '../tasks.module.css';
import type { Promised } from './promise-queries.js';
import { usePromiseActs } from './use-promise-acts.js';

/** A later time, and why; the customer sees both. */
export function MoveDialog({ promise, onClose }: { readonly promise: Promised; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { workspace } = useSession();
  const [wanted, setWanted, clear] = useDraft(`promise-move:${promise.id}`, { due: '', reason: '' });
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const acts = usePromiseActs();
  const due = fromZoned(wanted.due, workspace.time_zone);
  const reason = wanted.reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (due === undefined || reason === '') return;
    acts.move(promise.id, { due_at: due.toISOString(), reason }).then(() => {
      clear();
      onClose();
    }, setError);
  };
  const dueError = isTried && due === undefined ? t('promises.noDue') : pointerError(error, '/due_at');
  return (
    <Dialog onClose={onClose} title={t('promises.moveTitle')}>
      <form onSubmit={submit} className={classes.form} noValidate>
        {error !== undefined && dueError === undefined && <ErrorInPlace error={error} />}
        <p dir="auto">{promise.what}</p>
        <TextInput
          data-autofocus
          type="datetime-local"
          label={t('promises.until')}
          description={t('create.dueHelp', { zone: workspace.time_zone })}
          value={wanted.due}
          error={dueError}
          onChange={(event) => setWanted({ ...wanted, due: event.currentTarget.value })}
        />
        <Textarea
          label={t('promises.reason')}
          description={t('promises.reasonHelp')}
          maxLength={500}
          value={wanted.reason}
          error={isTried && reason === '' ? t('promises.noReason') : undefined}
          onChange={(event) => setWanted({ ...wanted, reason: event.currentTarget.value })}
        />
        <Button type="submit">{t('promises.move')}</Button>
      </form>
    </Dialog>
  );
}
