import { Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { CopyText } from '../copy-text.js';
import settings from '../settings.module.css';
import { callBacksQuery } from './hours-queries.js';

/** Whether customers may ask to be called back in the opening hours, and the page on which they do. */
export function CallBacks({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const offer = useQuery(callBacksQuery);
  const change = useMutation({
    mutationFn: (offered: boolean) => dataOf(api.PUT('/v1/call-backs', { body: { offered } })),
    onSuccess: (changed) => queries.setQueryData(callBacksQuery.queryKey, changed),
  });
  if (offer.isError) return <ErrorInPlace error={offer.error} retry={() => void offer.refetch()} />;
  if (offer.data === undefined) return null;
  const { offered, url } = offer.data;
  return (
    <Section title={t('hours.callBacks.title')}>
      <div className={settings.stack}>
        <Switch
          label={t('hours.callBacks.offer')}
          description={t('hours.callBacks.help')}
          checked={offered}
          disabled={!mayWrite || change.isPending}
          onChange={({ currentTarget }) => change.mutate(currentTarget.checked)}
        />
        {change.isError && <ErrorInPlace error={change.error} />}
        {offered && <CopyText text={url} />}
      </div>
    </Section>
  );
}
