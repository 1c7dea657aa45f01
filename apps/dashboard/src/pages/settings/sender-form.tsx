import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { Confirm } from './confirm.js';
import { senderQuery, type Sender, type SenderChange } from './sender-queries.js';
import classes from './settings.module.css';

/** Name, address and replies of the sender. */
export function SenderForm({ sender }: { readonly sender: Sender }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const [isRemoving, setRemoving] = useState(false);
  const [values, setValues] = useState({
    name: sender.name ?? '',
    address: sender.address ?? '',
    replyTo: sender.reply_to ?? '',
  });
  const save = useMutation({
    mutationFn: (body: SenderChange) => dataOf(api.PUT('/v1/sender', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(senderQuery.queryKey, saved);
      done({ message: t('saved') });
    },
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/sender')),
    onSuccess: () => setRemoving(false),
    onSettled: () => queries.invalidateQueries({ queryKey: senderQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const replyTo = values.replyTo.trim();
    save.mutate({
      name: values.name.trim(),
      address: values.address.trim(),
      reply_to: replyTo === '' ? null : replyTo,
    });
  };
  const field = (name: keyof typeof values, more: { type?: string; required?: boolean; maxLength?: number }) => (
    <TextInput
      label={t(`sender.fields.${name}`)}
      description={t(`sender.help.${name}`)}
      {...more}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Section title={t('sender.who')}>
      <form onSubmit={submit} className={classes.form}>
        {field('name', { required: true, maxLength: 64 })}
        {field('address', { required: true, type: 'email' })}
        {field('replyTo', { type: 'email' })}
        {save.isError && <ErrorInPlace error={save.error} />}
        <div className={classes.row}>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          {sender.address !== null && (
            <Button variant="subtle" onClick={() => setRemoving(true)}>
              {t('sender.remove')}
            </Button>
          )}
        </div>
      </form>
      {isRemoving && (
        <Confirm
          title={t('sender.removeTitle')}
          text={t('sender.removeWhat')}
          act={t('sender.remove')}
          isPending={remove.isPending}
          error={remove.isError ? <ErrorInPlace error={remove.error} /> : null}
          onAct={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </Section>
  );
}
