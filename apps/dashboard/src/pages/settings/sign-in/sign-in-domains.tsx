import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useField } from '../../account/field.js';
import { CopyText } from '../copy-text.js';
import classes from '../settings.module.css';
import { SignInDomain } from './sign-in-domain.js';

export type Domain = Reply<'listSignInDomains'>['data'][number];

export const domainsQuery = queryOptions({
  queryKey: ['single-sign-on', 'domains'],
  queryFn: () => dataOf(api.GET('/v1/single-sign-on/domains')),
});

/** The domains whose addresses lead to the provider. */
export function SignInDomains({ isOwner }: { readonly isOwner: boolean }) {
  const { t } = useTranslation('sign-in');
  const { workspace } = useSession();
  const queries = useQueryClient();
  const done = useDone();
  const { data, error, refetch } = useQuery(domainsQuery);
  const domain = useField();
  const add = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/domains', { body: { domain: domain.value.trim() } })),
    onSuccess: (added) => {
      domain.setValue('');
      done({ message: t('domains.added', { domain: added.domain }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: domainsQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Section title={t('domains.title')}>
      <p className="muted">{t('domains.lead')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.data.length === 0 && (
        <>
          <p>{t('domains.none')}</p>
          <CopyText text={`${location.origin}/app/sign-in/company?workspace=${workspace.id}`} />
        </>
      )}
      {data?.data.map((one) => (
        <SignInDomain key={one.id} domain={one} isOwner={isOwner} />
      ))}
      {isOwner && (
        <form onSubmit={submit} className={classes.times}>
          <TextInput required dir="ltr" label={t('domains.domain')} {...domain.input} />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('domains.add')}
          </Button>
          {add.isError && <ErrorInPlace error={add.error} />}
        </form>
      )}
    </Section>
  );
}
