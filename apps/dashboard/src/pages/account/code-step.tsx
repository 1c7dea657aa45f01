import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useField } from './field.js';

/** The second step of a sign-in: a code of the app, or a recovery code. */
export function CodeStep(props: { readonly onSignedIn: () => Promise<void>; readonly onBack: () => void }) {
  const { t } = useTranslation('account');
  const [isRecovery, setRecovery] = useState(false);
  const code = useField();
  const finish = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sessions/second-step', { body: { code: code.value } })),
    onSuccess: props.onSignedIn,
    onError: () => code.setValue(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish.mutate();
  };
  return (
    <form onSubmit={submit}>
      {finish.isError && <ErrorInPlace error={finish.error} what={t('code.refused')} />}
      <TextInput
        key={String(isRecovery)}
        required
        autoFocus
        minLength={6}
        dir="ltr"
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        label={isRecovery ? t('code.recovery') : t('code.label')}
        {...code.input}
      />
      <Button type="submit" loading={finish.isPending}>
        {t('signIn.submit')}
      </Button>
      <Button variant="subtle" onClick={() => setRecovery(!isRecovery)}>
        {isRecovery ? t('code.useApp') : t('code.useRecovery')}
      </Button>
      <Button variant="subtle" onClick={props.onBack}>
        {t('code.back')}
      </Button>
    </form>
  );
}
