import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { singleSignOnQuery } from '../../api/single-sign-on.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';

/** The own account at the identity provider; nothing where the workspace has none. */
export function CompanyAccount() {
  const { t } = useTranslation('sign-in');
  const queries = useQueryClient();
  const done = useDone();
  const { data } = useQuery(singleSignOnQuery);
  const connect = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/links')),
    onSuccess: ({ authorization_url: url }) => location.assign(url),
  });
  const disconnect = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/single-sign-on/links/own')),
    onSuccess: () => done({ message: t('own.disconnected') }),
    onSettled: () => queries.invalidateQueries({ queryKey: singleSignOnQuery.queryKey }),
  });
  if (data === undefined || data.connection === null) return null;
  const act = data.linked ? disconnect : connect;
  return (
    <Section title={t('own.title')} id="company">
      <p>{t(data.linked ? 'own.linked' : 'own.text')}</p>
      {act.isError && <ErrorInPlace error={act.error} />}
      <Button variant="default" loading={act.isPending} onClick={() => act.mutate()}>
        {t(data.linked ? 'own.disconnect' : 'own.connect')}
      </Button>
    </Section>
  );
}
