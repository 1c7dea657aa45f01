import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { transferQuery } from './danger-queries.js';
import { membersQuery } from './queries.js';
import classes from './settings.module.css';
import { StartTransfer } from './start-transfer.js';

type Transfer = NonNullable<Reply<'getOwnershipTransfer'>['transfer']>;

/** Hands the workspace over to an admin, or shows who has been asked. */
export function TransferSection() {
  const { t } = useTranslation('settings');
  const { staff } = useSession();
  const [isAsking, setAsking] = useState(false);
  const pending = useQuery(transferQuery);
  const transfer = pending.data?.transfer;
  return (
    <Section title={t('danger.transfer.title')}>
      {pending.isPending && <LoadingShapes rows={1} />}
      {pending.isError && <ErrorInPlace error={pending.error} retry={() => void pending.refetch()} />}
      {transfer && <PendingTransfer transfer={transfer} />}
      {transfer === null && (
        <div className={classes.well}>
          <p>{t(staff.role === 'owner' ? 'danger.transfer.what' : 'danger.transfer.ownerOnly')}</p>
          {staff.role === 'owner' && (
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('danger.transfer.start')}
            </Button>
          )}
        </div>
      )}
      {isAsking && <StartTransfer onClose={() => setAsking(false)} />}
    </Section>
  );
}

function PendingTransfer({ transfer }: { readonly transfer: Transfer }) {
  const { t } = useTranslation('settings');
  const { staff } = useSession();
  const format = useFormat();
  const members = useQuery(membersQuery);
  const done = useDone();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/workspace/ownership-transfer')),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: transferQuery.queryKey });
      done({ message: t('danger.transfer.withdrawn') });
    },
  });
  const isMine = transfer.to_id === staff.id;
  const name = members.data?.data.find(({ id }) => id === transfer.to_id)?.name ?? '';
  const until = format.fullDay(transfer.expires_at);
  return (
    <div className={classes.well}>
      <div>
        {withdraw.isError && <ErrorInPlace error={withdraw.error} />}
        <p role="status">
          {isMine ? t('danger.transfer.asked', { until }) : t('danger.transfer.pending', { name, until })}
        </p>
      </div>
      {(isMine || staff.role === 'owner') && (
        <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t(isMine ? 'danger.transfer.decline' : 'danger.transfer.withdraw')}
        </Button>
      )}
    </div>
  );
}
