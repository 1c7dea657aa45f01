import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import classes from '../customers.module.css';

const copiesQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'choices', externalId, 'copies'],
    queryFn: () =>
      dataOf(
        api.GET('/v1/customers/{external_id}/data-copies', {
          params: { path: { external_id: externalId }, query: { limit: 5 } },
        }),
      ),
  });

/** Sends customers a copy of everything that is stored of them; nobody else sees it. */
export function DataCopies({ externalId }: { readonly externalId: string }) {
  const { t, ready } = useTranslation('privacy');
  const format = useFormat();
  const done = useDone();
  const queries = useQueryClient();
  const mayWrite = useMay('customers:write');
  const { data, error, refetch } = useQuery(copiesQuery(externalId));
  useEffect(() => void loadArea('privacy'), []);
  const send = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/customers/{external_id}/data-copies', { params: { path: { external_id: externalId } } })),
    onSuccess: async () => {
      done({ message: t('copy.sent') });
      await queries.invalidateQueries({ queryKey: copiesQuery(externalId).queryKey });
    },
  });
  if (!ready) return null;
  const copies = data?.data ?? [];
  if (!mayWrite && copies.length === 0) return null;
  return (
    <div>
      <h2>{t('copy.title')}</h2>
      {error !== null && <ErrorInPlace error={error} what={t('copy.failed')} retry={() => void refetch()} />}
      {send.error !== null && <ErrorInPlace error={send.error} />}
      <ul className={classes.tasks}>
        {copies.map(({ id, status, created_at: at }) => (
          <li key={id}>
            {t(`copy.status.${status}`)}
            <time className="small muted" dateTime={at} title={format.exact(at)}>
              {format.moment(at)}
            </time>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <>
          <p className="small muted">{t('copy.help')}</p>
          <Button variant="default" size="xs" mt="xs" loading={send.isPending} onClick={() => send.mutate()}>
            {t('copy.send')}
          </Button>
        </>
      )}
    </div>
  );
}
