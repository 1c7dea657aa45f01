import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { ROLES, type Role } from '@hearback/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { invitationsQuery } from './queries.js';
import classes from './settings.module.css';

/** The form that invites somebody by mail. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { workspace, staff } = useSession();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [language, setLanguage] = useState('');
  const done = useDone();
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () => {
      const named = name.trim() === '' ? {} : { name };
      const spoken = language === '' ? {} : { language };
      return dataOf(api.POST('/v1/invitations', { body: { email: email.trim(), role, ...named, ...spoken } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      done({ message: t('invite.sent', { email }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  const roles = ROLES.filter((one) => one !== 'owner' || staff.role === 'owner');
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} className={classes.form}>
        {invite.isError && <ErrorInPlace error={invite.error} />}
        <TextInput
          type="email"
          required
          data-autofocus
          label={t('invite.email')}
          description={t('invite.emailHelp')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('team.role')}
          description={t(`roleHelp.${role}`)}
          data={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <TextInput
          label={t('invite.name')}
          description={t('invite.nameHelp')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('invite.language')}
          data={[
            { value: '', label: t('invite.workspaceLanguage', { language: workspace.language }) },
            ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })),
          ]}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('invite.send')}
        </Button>
      </form>
    </Modal>
  );
}
