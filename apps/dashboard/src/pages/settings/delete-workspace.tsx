import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery, useSession } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './settings.module.css';

/** Asks for the name of the workspace and the password before the workspace is to be deleted. */
export function DeleteWorkspace({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const request = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/workspace/deletion', { body: { name, password } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('danger.delete.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} className={classes.form}>
        {request.isError && <ErrorInPlace error={request.error} />}
        <p>{t('danger.delete.how')}</p>
        <TextInput
          required
          autoComplete="off"
          label={t('danger.delete.name', { name: workspace.name })}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          required
          label={t('danger.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('danger.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={request.isPending}>
          {t('danger.delete.submit')}
        </Button>
      </form>
    </Modal>
  );
}
