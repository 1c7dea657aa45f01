import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './tasks.module.css';
import { useTaskActs } from './use-task-acts.js';

/** Asks why a task is reopened. */
export function ReopenDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const acts = useTaskActs();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acts.reopen(id, reason.trim() === '' ? null : reason.trim()).then(onClose, setError);
  };
  return (
    <Dialog onClose={onClose} title={t('reopen.title')}>
      <form onSubmit={submit} className={classes.form}>
        {error !== undefined && <ErrorInPlace error={error} />}
        <Textarea
          data-autofocus
          label={t('reopen.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit">{t('reopen.submit')}</Button>
      </form>
    </Dialog>
  );
}
