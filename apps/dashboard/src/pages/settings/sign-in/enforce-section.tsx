import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { singleSignOnQuery, type SingleSignOn } from '../../../api/single-sign-on.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';

/** Whether members other than owners need single sign-on. */
export function EnforceSection({ connection }: { readonly connection: NonNullable<SingleSignOn['connection']> }) {
  const { t } = useTranslation('sign-in');
  const queries = useQueryClient();
  const enforce = useMutation({
    mutationFn: (enforced: boolean) => dataOf(api.PATCH('/v1/single-sign-on', { body: { enforced } })),
    onSettled: () => queries.invalidateQueries({ queryKey: singleSignOnQuery.queryKey }),
  });
  const isTested = connection.tested_at !== null;
  return (
    <Section title={t('enforce.title')}>
      <Switch
        label={t('enforce.label')}
        description={t(isTested ? 'enforce.help' : 'enforce.untested')}
        checked={connection.enforced}
        disabled={!isTested || enforce.isPending}
        onChange={(event) => enforce.mutate(event.currentTarget.checked)}
      />
      {enforce.isError && <ErrorInPlace error={enforce.error} />}
    </Section>
  );
}
