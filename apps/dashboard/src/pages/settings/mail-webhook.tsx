import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { CopyText } from './copy-text.js';
import { mailWebhookQuery } from './sender-queries.js';
import classes from './settings.module.css';

/** Where a provider reports bounces and complaints to, and the secret with which it signs. */
export function MailWebhook() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const queries = useQueryClient();
  const webhook = useQuery(mailWebhookQuery);
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/mail-webhook/secret')),
    onSettled: () => queries.invalidateQueries({ queryKey: mailWebhookQuery.queryKey }),
  });
  const { data } = webhook;
  const since = data?.secret_created_at ?? null;
  return (
    <Section title={t('sender.webhook.title')}>
      <div className={classes.stack}>
        <p className="muted">{t('sender.webhook.about')}</p>
        {webhook.isPending && <LoadingShapes rows={2} />}
        {webhook.isError && <ErrorInPlace error={webhook.error} retry={() => void webhook.refetch()} />}
        {create.isError && <ErrorInPlace error={create.error} />}
        {data && <CopyText text={data.url} />}
        {data && (
          <p className="small muted">
            {since === null ? t('sender.webhook.without') : t('sender.webhook.since', { day: format.day(since) })}{' '}
            {data.last_received_at !== null &&
              t('sender.webhook.last', { when: format.relative(data.last_received_at) })}
          </p>
        )}
        <div role="status" className={classes.stack}>
          {create.data && (
            <>
              <p>{t('sender.webhook.once')}</p>
              <CopyText text={create.data.secret} />
            </>
          )}
        </div>
        {data && (
          <div>
            <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
              {t(since === null ? 'sender.webhook.create' : 'sender.webhook.renew')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}
