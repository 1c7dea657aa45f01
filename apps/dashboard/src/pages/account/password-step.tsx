import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import classes from './door.module.css';
import { useField } from './field.js';

/** The first step of a sign-in. */
export function PasswordStep(props: { readonly onSignedIn: () => Promise<void>; readonly onCodeNeeded: () => void }) {
  const { t } = useTranslation('account');
  const email = useField();
  const password = useField();
  const signIn = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sessions', { body: { email: email.value, password: password.value } })),
    onSuccess: props.onSignedIn,
    onError: (error) => {
      if (needsCode(error)) props.onCodeNeeded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form onSubmit={submit}>
      {signIn.isError && !needsCode(signIn.error) && <ErrorInPlace error={signIn.error} what={t('signIn.refused')} />}
      <TextInput type="email" required autoFocus autoComplete="username" label={t('signIn.email')} {...email.input} />
      <PasswordInput
        required
        autoComplete="current-password"
        label={t('signIn.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        {...password.input}
      />
      <Button type="submit" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      <div className={classes.label}>
        <TextLink to="/forgot-password">{t('signIn.forgot')}</TextLink>
      </div>
      <div className={classes.label}>
        <TextLink to="/sign-in/company">{t('signIn.company')}</TextLink>
      </div>
    </form>
  );
}

function needsCode(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'accounts.second-step-needed';
}
