import { Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';
import { transferQuery } from './danger-queries.js';
import { membersQuery } from './queries.js';
import { WithPassword } from './with-password.js';

/** Asks an admin to become the owner. */
export function StartTransfer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [chosen, setChosen] = useState('');
  const done = useDone();
  const queries = useQueryClient();
  const { data } = useQuery(membersQuery);
  const admins = (data?.data ?? []).filter(
    ({ role, active, confirmed_at }) => role === 'admin' && active && confirmed_at !== null,
  );
  const memberId = chosen === '' ? (admins[0]?.id ?? '') : chosen;
  const start = useMutation({
    mutationFn: (password: string) =>
      dataOf(api.POST('/v1/workspace/ownership-transfer', { body: { member_id: memberId, password } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: transferQuery.queryKey });
      done({ message: t('danger.transfer.sent') });
      onClose();
    },
  });
  if (data !== undefined && admins.length === 0)
    return (
      <Modal
        opened
        onClose={onClose}
        title={t('danger.transfer.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p>{t('danger.transfer.nobody')}</p>
      </Modal>
    );
  return (
    <WithPassword
      title={t('danger.transfer.title')}
      submitLabel={t('danger.transfer.send')}
      action={start}
      onClose={onClose}
    >
      <p>{t('danger.transfer.how')}</p>
      <NativeSelect
        label={t('danger.transfer.to')}
        description={t('danger.transfer.toHelp')}
        data={admins.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        value={memberId}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
    </WithPassword>
  );
}
