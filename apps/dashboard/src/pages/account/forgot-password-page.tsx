import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { Door } from './door.js';
import { useField } from './field.js';

/** Asks for a mail with which to set a new password. The page says the same for every address. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('account');
  const email = useField();
  const request = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/password-resets', { body: { email: email.value } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  if (request.isSuccess)
    return (
      <Door title={t('forgot.sent')} lead={t('forgot.sentText', { email: email.value })}>
        <p>
          <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
        </p>
      </Door>
    );
  return (
    <Door title={t('forgot.title')} lead={t('forgot.lead')}>
      <form onSubmit={submit}>
        {request.isError && <ErrorInPlace error={request.error} />}
        <TextInput type="email" required autoFocus autoComplete="username" label={t('signIn.email')} {...email.input} />
        <Button type="submit" loading={request.isPending}>
          {t('forgot.submit')}
        </Button>
        <p>
          <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
        </p>
      </form>
    </Door>
  );
}
