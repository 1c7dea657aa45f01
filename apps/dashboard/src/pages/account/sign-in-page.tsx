import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { localPath } from './local-path.js';

/** Sign-in with an address and a password. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const { next } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sessions', { body: { email, password } })),
    onSuccess: async () => {
      queries.clear();
      const path = localPath(next);
      if (path === undefined) await navigate({ to: '/' });
      else router.history.push(`${router.basepath}${path}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main>
      <h1>{t('signIn.title')}</h1>
      <form onSubmit={submit}>
        {signIn.isError && <ErrorInPlace error={signIn.error} />}
        <TextInput
          type="email"
          autoComplete="username"
          label={t('signIn.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          autoComplete="current-password"
          label={t('signIn.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </main>
  );
}
