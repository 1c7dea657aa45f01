import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './account.module.css';
import { AppSetup } from './app-setup.js';
import { useField } from './field.js';
import { RecoveryCodes } from './recovery-codes.js';

/** Turns two-step sign-in on and off; each step asks for the password. */
export function SecondFactor({ account }: { readonly account: Reply<'getOwnAccount'> }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const password = useField();
  const [setup, setSetup] = useState<Reply<'prepareSecondFactor'>>();
  const [codes, setCodes] = useState<readonly string[]>();
  const refresh = async () => {
    password.setValue('');
    await queries.invalidateQueries({ queryKey: ['session'] });
  };
  const body = { password: password.value };
  const prepare = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/me/second-factor', { body })),
    onSuccess: (made) => {
      setSetup(made);
      password.setValue('');
    },
  });
  const renew = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/me/second-factor/recovery-codes', { body })),
    onSuccess: async ({ recovery_codes }) => {
      setCodes(recovery_codes);
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/me/second-factor/removal', { body })),
    onSuccess: refresh,
  });
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
  if (setup !== undefined)
    return (
      <AppSetup
        setup={setup}
        onDone={async (made) => {
          setCodes(made);
          setSetup(undefined);
          await refresh();
        }}
      />
    );
  const error = prepare.error ?? renew.error ?? remove.error;
  return (
    <div className={classes.form}>
      <p className="muted">
        {account.second_factor ? t('factor.on') : t('factor.off')}{' '}
        {account.second_factor && t('factor.left', { count: account.recovery_codes })}
      </p>
      {error !== null && <ErrorInPlace error={error} />}
      <PasswordInput
        autoComplete="current-password"
        label={t('factor.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        {...password.input}
      />
      <div className={classes.buttons}>
        {account.second_factor ? (
          <>
            <Button variant="default" disabled={password.value === ''} onClick={() => renew.mutate()}>
              {t('factor.renew')}
            </Button>
            <Button variant="default" disabled={password.value === ''} onClick={() => remove.mutate()}>
              {t('factor.stop')}
            </Button>
          </>
        ) : (
          <Button variant="default" disabled={password.value === ''} onClick={() => prepare.mutate()}>
            {t('factor.start')}
          </Button>
        )}
      </div>
    </div>
  );
}
