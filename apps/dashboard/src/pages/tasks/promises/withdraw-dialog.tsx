import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../drafts/use-draft.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import classes from '../tasks.module.css';
import type { Promised } from './promise-queries.js';
import { usePromiseActs } from './use-promise-acts.js';

/** The word to the customer with which a promise is withdrawn. */
export function WithdrawDialog({ promise, onClose }: { readonly promise: Promised; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const [text, setText, clear] = useDraft(`promise-withdraw:${promise.id}`, '');
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const acts = usePromiseActs();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') return;
    acts.withdraw(promise.id, text.trim()).then(() => {
      clear();
      onClose();
    }, setError);
  };
  return (
    <Dialog onClose={onClose} title={t('promises.withdrawTitle')}>
      <form onSubmit={submit} className={classes.form} noValidate>
        {error !== undefined && <ErrorInPlace error={error} />}
        <p dir="auto">{promise.what}</p>
        <Textarea
          data-autofocus
          label={t('promises.word')}
          description={t('promises.wordHelp')}
          maxLength={500}
          value={text}
          error={isTried && text.trim() === '' ? t('promises.noWord') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{t('promises.withdraw')}</Button>
      </form>
    </Dialog>
  );
}
