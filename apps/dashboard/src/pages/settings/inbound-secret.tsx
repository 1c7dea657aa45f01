import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { CopyText } from './copy-text.js';
import { inboundMailQuery } from './sender-queries.js';
import classes from './settings.module.css';

/** Where a provider brings mails, and the secret with which it signs. `since`: null if there is none. */
export function InboundSecret({ url, since }: { readonly url: string; readonly since: string | null }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: inboundMailQuery.queryKey });
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/inbound-mail/secret')),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/inbound-mail/secret')),
    onSuccess: () => create.reset(),
    onSettled: refresh,
  });
  return (
    <>
      <p className="muted">{t('sender.inbound.provider')}</p>
      <CopyText text={url} />
      <p className="small muted">
        {since === null ? t('sender.webhook.without') : t('sender.webhook.since', { day: format.day(since) })}
      </p>
      {create.isError && <ErrorInPlace error={create.error} />}
      {remove.isError && <ErrorInPlace error={remove.error} />}
      <div role="status" className={classes.stack}>
        {create.data && (
          <>
            <p>{t('sender.webhook.once')}</p>
            <CopyText text={create.data.secret} />
          </>
        )}
      </div>
      <div className={classes.acts}>
        <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
          {t('sender.inbound.newSecret')}
        </Button>
        {since !== null && (
          <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('sender.inbound.removeSecret')}
          </Button>
        )}
      </div>
    </>
  );
}
