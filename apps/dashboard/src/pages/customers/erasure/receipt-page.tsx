import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Page } from '../../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { receiptQuery, type Receipt } from './queries.js';

/** Kinds of data that this release has words for; others are shown as the API names them. */
const KINDS = [
  'profile',
  'events',
  'preferences',
  'answers',
  'links',
  'imports',
  'invitations',
  'tasks',
  'notes',
  'messages',
  'promises',
  'mails',
  'webhooks',
  'log',
  'jobs',
  'dead-letters',
] as const;

/** The receipt of an erased customer: what was done where, while it is done and for good. It names nobody. */
export function ReceiptPage() {
  const { t } = useTranslation('erasure');
  const { erasureId } = useParams({ from: '/signed-in/erasures/$erasureId' });
  const { data, error, isPending, refetch } = useQuery(receiptQuery(erasureId));
  return (
    <Page title={t('receipt')} within={<Link to="/customers">{t('customers')}</Link>}>
      {isPending && <LoadingShapes />}
      {error !== null && <ErrorInPlace error={error} what={t('failed')} retry={() => void refetch()} />}
      {data !== undefined && <Body receipt={data} />}
    </Page>
  );
}

function Body({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const { status, requested_at: requested, completed_at: completed, services, id } = receipt;
  return (
    <>
      <p role="status">{t(`status.${status}`, { finished: services.filter(({ finished }) => finished).length })}</p>
      <p className="small muted">
        {t('requested', { moment: format.exact(requested) })}
        {completed !== null && ` · ${t('completed', { moment: format.exact(completed) })}`}
        {' · '}
        <bdi>{id}</bdi>
      </p>
      <Table aria-label={t('what')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('where')}</Table.Th>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {services.map(({ service, erased, finished }) => (
            <Table.Tr key={service}>
              <Table.Th scope="row">{t(`service.${service}`)}</Table.Th>
              <Table.Td>
                {erased.length === 0
                  ? t('nothing')
                  : erased.map(({ kind, count }) => t('amount', { kind: nameOf(kind, t), value: count })).join(' · ')}
              </Table.Td>
              <Table.Td>{t(finished ? 'finished' : 'running')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="small muted">{t('kept')}</p>
    </>
  );
}

function nameOf(kind: string, t: (key: `kind.${(typeof KINDS)[number]}`) => string): string {
  const known = KINDS.find((each) => each === kind);
  return known === undefined ? kind : t(`kind.${known}`);
}
