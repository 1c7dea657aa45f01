import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { AccountFrame } from './account-frame.js';
import classes from './account.module.css';
import { EmailForm } from './email-form.js';
import { useField } from './field.js';
import { ownAccountQuery } from './own-account.js';

/** Name, language, time zone and address of who is signed in. */
export function ProfilePage() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery(ownAccountQuery);
  return (
    <AccountFrame>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {data !== undefined && (
        <>
          <Section title={t('profile.tab')} id="profile">
            <ProfileForm key={data.id} account={data} />
          </Section>
          <Section title={t('email.title')} id="email">
            <EmailForm account={data} />
          </Section>
          {data.operator && (
            <p>
              <TextLink to="/operator">{t('profile.operator')}</TextLink>
            </p>
          )}
        </>
      )}
    </AccountFrame>
  );
}

function ProfileForm({ account }: { readonly account: Reply<'getOwnAccount'> }) {
  const { t } = useTranslation('account');
  const done = useDone();
  const queries = useQueryClient();
  const name = useField(account.name);
  const language = useField(account.language ?? '');
  const zone = useField(account.time_zone ?? '');
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.value, language: language.value || null, time_zone: zone.value || null };
      return dataOf(api.PATCH('/v1/me', { body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['session'] });
      done({ message: t('profile.saved') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  const isKnown = language.value === '' || languages.some(({ value }) => value === language.value);
  return (
    <form className={classes.form} onSubmit={submit}>
      {save.isError && <ErrorInPlace error={save.error} />}
      <TextInput required maxLength={200} autoComplete="name" label={t('profile.name')} {...name.input} />
      <Select
        label={t('profile.language')}
        description={t('profile.languageNote')}
        placeholder={t('profile.workspaceDecides')}
        clearable
        data={isKnown ? languages : [...languages, { value: language.value, label: language.value }]}
        value={language.value || null}
        onChange={(value) => language.setValue(value ?? '')}
      />
      <Select
        label={t('profile.zone')}
        description={t('profile.zoneNote')}
        placeholder={t('profile.workspaceDecides')}
        searchable
        clearable
        limit={50}
        data={Intl.supportedValuesOf('timeZone')}
        value={zone.value || null}
        onChange={(value) => zone.setValue(value ?? '')}
      />
      <Button type="submit" loading={save.isPending}>
        {t('profile.save')}
      </Button>
    </form>
  );
}
