import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './account.module.css';
import { useField } from './field.js';

/** Asks for another address; both addresses get a mail. */
export function EmailForm({ account }: { readonly account: Reply<'getOwnAccount'> }) {
  const { t } = useTranslation('account');
  const email = useField();
  const password = useField();
  const change = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/me/email-changes', { body: { email: email.value, password: password.value } })),
    onSuccess: () => password.setValue(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className="muted">
        {account.confirmed_at === null ? t('email.unconfirmed') : t('email.now', { email: account.email })}
      </p>
      {change.isError && <ErrorInPlace error={change.error} />}
      {change.isSuccess && <p role="status">{t('email.sent', { email: email.value })}</p>}
      <TextInput type="email" required autoComplete="email" label={t('email.new')} {...email.input} />
      <PasswordInput
        required
        autoComplete="current-password"
        label={t('email.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        {...password.input}
      />
      <Button type="submit" variant="default" loading={change.isPending}>
        {t('email.submit')}
      </Button>
    </form>
  );
}
