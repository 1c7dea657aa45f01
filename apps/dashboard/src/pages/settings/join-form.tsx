import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './join.module.css';

/** Joins: a new person with name and password; with an account the button is enough, unless somebody else chose its password. */
export function JoinForm(props: { readonly token: string; readonly invitation: Reply<'showInvitation'> }) {
  const { token, invitation } = props;
  const { t } = useTranslation('settings');
  const [name, setName] = useState(invitation.name ?? '');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = !invitation.has_account;
  const needsPassword = invitation.needs_password;
  const join = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/invitations/accept', {
          body: { token, ...(isNew ? { name } : {}), ...(needsPassword ? { password } : {}) },
        }),
      ),
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/' });
    },
  });
  const company = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/attempts', { body: { invitation_token: token } })),
    onSuccess: ({ authorization_url: url }) => location.assign(url),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      {join.isError && <ErrorInPlace error={join.error} />}
      {isNew && (
        <TextInput
          required
          autoComplete="name"
          label={t('join.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {needsPassword && (
        <>
          <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
          {!isNew && <p className="muted">{t('join.ownPassword')}</p>}
          <PasswordInput
            required
            autoComplete="new-password"
            label={t('join.password')}
            description={t('join.passwordHelp')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" size="sm" loading={join.isPending}>
        {t('join.join')}
      </Button>
      {isNew && invitation.single_sign_on && (
        <Button variant="default" size="sm" loading={company.isPending} onClick={() => company.mutate()}>
          {t('join.company')}
        </Button>
      )}
      {company.isError && <ErrorInPlace error={company.error} />}
    </form>
  );
}
