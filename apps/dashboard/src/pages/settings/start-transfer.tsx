import { Button, Modal, NativeSelect, PasswordInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { transferQuery } from './danger-queries.js';
import { membersQuery } from './queries.js';
import classes from './settings.module.css';

/** Asks an admin to become the owner. */
export function StartTransfer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState('');
  const [password, setPassword] = useState('');
  const done = useDone();
  const queries = useQueryClient();
  const { data } = useQuery(membersQuery);
  const admins = (data?.data ?? []).filter(
    ({ role, active, confirmed_at }) => role === 'admin' && active && confirmed_at !== null,
  );
  const memberId = chosen === '' ? (admins[0]?.id ?? '') : chosen;
  const start = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/workspace/ownership-transfer', { body: { member_id: memberId, password } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: transferQuery.queryKey });
      done({ message: t('danger.transfer.sent') });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('danger.transfer.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {data !== undefined && admins.length === 0 ? (
        <p>{t('danger.transfer.nobody')}</p>
      ) : (
        <form onSubmit={submit} className={classes.form}>
          {start.isError && <ErrorInPlace error={start.error} />}
          <p>{t('danger.transfer.how')}</p>
          <NativeSelect
            label={t('danger.transfer.to')}
            description={t('danger.transfer.toHelp')}
            data={admins.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
            value={memberId}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <PasswordInput
            required
            label={t('danger.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('danger.showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={start.isPending}>
            {t('danger.transfer.send')}
          </Button>
        </form>
      )}
    </Modal>
  );
}
