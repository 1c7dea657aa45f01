import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './account.module.css';
import { useField } from './field.js';
import { QrCode } from './qr-code.js';

/** Connects an authenticator app: the secret as a picture, and a code that shows that it works. */
export function AppSetup(props: {
  readonly setup: Reply<'prepareSecondFactor'>;
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<void>;
}) {
  const { setup, onDone } = props;
  const { t } = useTranslation('account');
  const code = useField();
  const confirm = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/me/second-factor/confirm', { body: { code: code.value } })),
    onSuccess: ({ recovery_codes }) => onDone(recovery_codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{t('factor.scan')}</p>
      <QrCode text={setup.address} label={t('factor.picture')} />
      <p>
        <span className="muted">{t('factor.secret')}</span>{' '}
        <span className={classes.secret} dir="ltr">
          {setup.secret}
        </span>
      </p>
      {confirm.isError && <ErrorInPlace error={confirm.error} />}
      <TextInput
        required
        autoFocus
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        label={t('factor.code')}
        {...code.input}
      />
      <Button type="submit" loading={confirm.isPending}>
        {t('factor.confirm')}
      </Button>
    </form>
  );
}
