import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { CopyText } from './copy-text.js';
import { InboundSecret } from './inbound-secret.js';
import { inboundMailQuery } from './sender-queries.js';
import classes from './settings.module.css';

/** How mail reaches the workspace: the address to which customers write first, and the provider that brings mails. */
export function InboundMail() {
  const { t } = useTranslation('settings');
  const inbound = useQuery(inboundMailQuery);
  return (
    <Section title={t('sender.inbound.title')}>
      <div className={classes.stack}>
        <p className="muted">{t('sender.inbound.about')}</p>
        {inbound.isPending && <LoadingShapes rows={2} />}
        {inbound.isError && <ErrorInPlace error={inbound.error} retry={() => void inbound.refetch()} />}
        {inbound.data && (inbound.data.domain === null ? <p>{t('sender.inbound.off')}</p> : <Ways {...inbound.data} />)}
      </div>
    </Section>
  );
}

function Ways({ address, opens_tasks: opensTasks, url, secret_created_at: since }: Reply<'getInboundMail'>) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const keep = (data: Reply<'getInboundMail'>) => queries.setQueryData(inboundMailQuery.queryKey, data);
  const change = useMutation({
    mutationFn: (opens_tasks: boolean) => dataOf(api.PUT('/v1/inbound-mail', { body: { opens_tasks } })),
    onSuccess: keep,
  });
  const renew = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/inbound-mail/address')),
    onSuccess: keep,
  });
  return (
    <>
      <Switch
        label={t('sender.inbound.opensTasks')}
        description={t('sender.inbound.opensTasksHelp')}
        checked={opensTasks}
        disabled={change.isPending}
        onChange={({ currentTarget }) => change.mutate(currentTarget.checked)}
      />
      {change.isError && <ErrorInPlace error={change.error} />}
      {renew.isError && <ErrorInPlace error={renew.error} />}
      {opensTasks && address !== null && (
        <>
          <CopyText text={address} />
          <div>
            <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
              {t('sender.inbound.newAddress')}
            </Button>
          </div>
          <p role="status" className="small muted">
            {renew.isSuccess && t('sender.inbound.renewed')}
          </p>
        </>
      )}
      <InboundSecret url={url} since={since} />
    </>
  );
}
