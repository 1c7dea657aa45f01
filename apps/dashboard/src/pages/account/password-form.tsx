import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './account.module.css';
import { useField } from './field.js';

/** Changes the password, which ends all other sessions. */
export function PasswordForm() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const current = useField();
  const next = useField();
  const change = useMutation({
    mutationFn: () => {
      const body = { current_password: current.value, new_password: next.value };
      return dataOf(api.POST('/v1/members/me/password', { body }));
    },
    onSuccess: async () => {
      current.setValue('');
      next.setValue('');
      await queries.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const visibilityToggleButtonProps = { 'aria-label': t('showPassword') };
  return (
    <form className={classes.form} onSubmit={submit}>
      {change.isError && <ErrorInPlace error={change.error} />}
      {change.isSuccess && <p role="status">{t('password.done')}</p>}
      <PasswordInput
        required
        autoComplete="current-password"
        label={t('password.current')}
        visibilityToggleButtonProps={visibilityToggleButtonProps}
        {...current.input}
      />
      <PasswordInput
        required
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
        label={t('password.new')}
        description={t('passwordRule')}
        visibilityToggleButtonProps={visibilityToggleButtonProps}
        {...next.input}
      />
      <Button type="submit" loading={change.isPending}>
        {t('password.submit')}
      </Button>
    </form>
  );
}
