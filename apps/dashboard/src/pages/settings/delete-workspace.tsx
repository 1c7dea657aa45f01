import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery, useSession } from '../../api/session.js';
import { WithPassword } from './with-password.js';

/** Asks for the name of the workspace and the password before the workspace is to be deleted. */
export function DeleteWorkspace({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const request = useMutation({
    mutationFn: (password: string) => dataOf(api.POST('/v1/workspace/deletion', { body: { name, password } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onClose();
    },
  });
  return (
    <WithPassword
      title={t('danger.delete.title')}
      submitLabel={t('danger.delete.submit')}
      action={request}
      onClose={onClose}
    >
      <p>{t('danger.delete.how')}</p>
      <TextInput
        required
        autoComplete="off"
        label={t('danger.delete.name', { name: workspace.name })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </WithPassword>
  );
}
