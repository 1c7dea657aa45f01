import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { CopyText } from '../copy-text.js';
import settings from '../settings.module.css';
import { pathOf, type Endpoint } from './webhooks-queries.js';

/** Makes a new secret, which is shown once; the one before signs beside it for a day. */
export function NewSecret({ endpoint, onClose }: { readonly endpoint: Endpoint; readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const create = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/secret', { params: pathOf(endpoint.id) })),
  });
  const { data: made } = create;
  return (
    <Dialog title={t('secret.title')} onClose={onClose}>
      <div className={settings.form}>
        {create.isError && <ErrorInPlace error={create.error} />}
        {made === undefined ? (
          <>
            <p>{t('secret.what')}</p>
            <Button loading={create.isPending} onClick={() => create.mutate()}>
              {t('secret.act')}
            </Button>
          </>
        ) : (
          <>
            <p role="status">
              {t('secret.once')} {t('secret.until', { when: format.moment(made.previous_secret_until) })}
            </p>
            <CopyText text={made.secret} />
            <Button onClick={onClose}>{t('secret.kept')}</Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
