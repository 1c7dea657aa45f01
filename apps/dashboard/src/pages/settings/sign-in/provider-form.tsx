import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { singleSignOnQuery, type SingleSignOn } from '../../../api/single-sign-on.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useField } from '../../account/field.js';
import { Confirm } from '../confirm.js';
import { CopyText } from '../copy-text.js';
import classes from '../settings.module.css';

/** Issuer and client, as the provider knows them. */
export function ProviderForm({ settings }: { readonly settings: SingleSignOn }) {
  const { t } = useTranslation('sign-in');
  const { t: common } = useTranslation('settings');
  const { connection, redirect_uri: redirectUri } = settings;
  const queries = useQueryClient();
  const done = useDone();
  const [isRemoving, setRemoving] = useState(false);
  const [isSecretShown, setSecretShown] = useState(false);
  const issuer = useField(connection?.issuer);
  const client = useField(connection?.client_id);
  const secret = useField();
  const refresh = () => queries.invalidateQueries({ queryKey: singleSignOnQuery.queryKey });
  const save = useMutation({
    mutationFn: () => {
      const own = secret.value === '' ? {} : { client_secret: secret.value };
      const body = { issuer: issuer.value.trim(), client_id: client.value.trim(), ...own };
      return dataOf(api.PUT('/v1/single-sign-on', { body }));
    },
    onSuccess: async () => {
      secret.setValue('');
      await refresh();
      done({ message: common('saved') });
    },
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/single-sign-on')),
    onSuccess: () => setRemoving(false),
    onSettled: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Section title={t('provider.title')}>
      <p>{t('provider.redirect')}</p>
      <CopyText text={redirectUri} />
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          required
          type="url"
          dir="ltr"
          label={t('provider.issuer')}
          description={t('provider.issuerHelp')}
          {...issuer.input}
        />
        <TextInput required dir="ltr" label={t('provider.client')} {...client.input} />
        <PasswordInput
          autoComplete="off"
          label={t('provider.secret')}
          description={t(connection?.has_client_secret === true ? 'provider.secretKept' : 'provider.secretHelp')}
          visible={isSecretShown}
          onVisibilityChange={setSecretShown}
          visibilityToggleButtonProps={{ 'aria-label': t('provider.secret') }}
          {...secret.input}
        />
        {save.isError && <ErrorInPlace error={save.error} />}
        <div className={classes.row}>
          <Button type="submit" loading={save.isPending}>
            {t(connection === null ? 'provider.connect' : 'provider.save')}
          </Button>
          {connection !== null && (
            <Button variant="subtle" onClick={() => setRemoving(true)}>
              {t('provider.disconnect')}
            </Button>
          )}
        </div>
      </form>
      {isRemoving && (
        <Confirm
          title={t('provider.disconnectTitle')}
          text={t('provider.disconnectWhat')}
          act={t('provider.disconnect')}
          isPending={remove.isPending}
          error={remove.isError ? <ErrorInPlace error={remove.error} /> : null}
          onAct={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </Section>
  );
}
