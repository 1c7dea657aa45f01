import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { CopyText } from '../copy-text.js';
import classes from '../settings.module.css';

/** Makes the sandbox, and shows its keys once. */
export function MakeSandbox() {
  const { t } = useTranslation('sandbox');
  const queries = useQueryClient();
  const make = useMutation({ mutationFn: () => dataOf(api.POST('/v1/sandbox')) });
  // The page changes only when the keys were read: it has no place for them any more then.
  const close = () => void queries.resetQueries();
  return (
    <div>
      {make.isError && <ErrorInPlace error={make.error} />}
      <Button
        leftSection={<FlaskConical size={16} strokeWidth={1.75} />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('make')}
      </Button>
      {make.data !== undefined && <NewKeys made={make.data} onClose={close} />}
    </div>
  );
}

function NewKeys({ made, onClose }: { readonly made: Reply<'createSandbox'>; readonly onClose: () => void }) {
  const { t } = useTranslation('sandbox');
  const { t: shared } = useTranslation('settings');
  return (
    <Modal opened onClose={onClose} title={t('made')} closeButtonProps={{ 'aria-label': shared('close') }}>
      <div className={classes.form}>
        <p role="status">{t('once')}</p>
        <p>{t('secretKey')}</p>
        <CopyText text={made.secret_key} />
        <p>{t('publishableKey')}</p>
        <CopyText text={made.publishable_key} />
        {made.identity_secret !== null && (
          <>
            <p>{t('identitySecret')}</p>
            <CopyText text={made.identity_secret} />
          </>
        )}
        <Button onClick={onClose}>{shared('keys.kept')}</Button>
      </div>
    </Modal>
  );
}
