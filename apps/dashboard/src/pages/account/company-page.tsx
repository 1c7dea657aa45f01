import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { Door } from './door.js';
import { useField } from './field.js';

/** The way to the identity provider: by the domain of an address, or by the link of a workspace. */
export function CompanyPage() {
  const { t } = useTranslation('sign-in');
  const { workspace } = useSearch({ from: '/sign-in/company' });
  const email = useField();
  const begin = useMutation({
    mutationFn: () => {
      const body = workspace === undefined ? { email: email.value.trim() } : { workspace_id: workspace };
      return dataOf(api.POST('/v1/single-sign-on/attempts', { body }));
    },
    onSuccess: ({ authorization_url: url }) => location.assign(url),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <Door title={t('begin.title')} lead={t(workspace === undefined ? 'begin.lead' : 'begin.here')}>
      <form onSubmit={submit}>
        {begin.isError && <ErrorInPlace error={begin.error} />}
        {workspace === undefined && (
          <TextInput
            type="email"
            required
            autoFocus
            autoComplete="username"
            label={t('begin.email')}
            {...email.input}
          />
        )}
        <Button type="submit" loading={begin.isPending || begin.isSuccess}>
          {t('begin.submit')}
        </Button>
        <p>
          <TextLink to="/sign-in">{t('begin.back')}</TextLink>
        </p>
      </form>
    </Door>
  );
}
