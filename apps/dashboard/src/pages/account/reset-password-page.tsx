import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { Door } from './door.js';
import { useField } from './field.js';
import { useLinkToken } from './use-link-token.js';

/** The page of the link in a mail about a forgotten password. */
export function ResetPasswordPage() {
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const password = useField();
  const redeem = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/password-resets/redeem', { body: { token, password: password.value } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    redeem.mutate();
  };
  if (redeem.isSuccess)
    return (
      <Door title={t('reset.done')} lead={t('reset.doneText')}>
        <p>
          <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
        </p>
      </Door>
    );
  return (
    <Door title={t('reset.title')} lead={t('reset.lead')}>
      <form onSubmit={submit}>
        {redeem.isError && <ErrorInPlace error={redeem.error} what={t('reset.failed')} />}
        <PasswordInput
          required
          autoFocus
          minLength={10}
          maxLength={128}
          autoComplete="new-password"
          label={t('reset.password')}
          description={t('passwordRule')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...password.input}
        />
        <Button type="submit" loading={redeem.isPending}>
          {t('reset.submit')}
        </Button>
        {redeem.isError && (
          <p>
            <TextLink to="/forgot-password">{t('reset.again')}</TextLink>
          </p>
        )}
      </form>
    </Door>
  );
}
