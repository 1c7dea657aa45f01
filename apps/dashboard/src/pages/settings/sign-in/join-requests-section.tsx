import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import classes from '../settings.module.css';
import { RoleSelect } from './role-select.js';
import type { Domain } from './sign-in-domains.js';

type JoinRequest = Reply<'listJoinRequests'>['data'][number];

const KEY = ['single-sign-on', 'join-requests'];

/** Those who ask to join. */
export function JoinRequestsSection() {
  const { t } = useTranslation('sign-in');
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => dataOf(api.GET('/v1/single-sign-on/join-requests', { params: { query: { limit: 100 } } })),
  });
  return (
    <Section title={t('requests.title')}>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.data.length === 0 && <p className="muted">{t('requests.none')}</p>}
      {data?.data.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </Section>
  );
}

function Request({ request }: { readonly request: JoinRequest }) {
  const { t } = useTranslation('sign-in');
  const { name } = request;
  const queries = useQueryClient();
  const done = useDone();
  const [role, setRole] = useState<Domain['role']>('viewer');
  const params = { path: { join_request_id: request.id } };
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY });
  const accept = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/single-sign-on/join-requests/{join_request_id}/acceptance', { params, body: { role } })),
    onSuccess: () => done({ message: t('requests.accepted', { name }) }),
    onSettled,
  });
  const decline = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/single-sign-on/join-requests/{join_request_id}', { params })),
    onSuccess: () => done({ message: t('requests.declined', { name }) }),
    onSettled,
  });
  const failed = [accept, decline].find(({ isError }) => isError);
  return (
    <div className={classes.times} role="group" aria-label={name}>
      <p>
        <bdi>{name}</bdi> <bdi className="muted">{request.email}</bdi>
      </p>
      <RoleSelect label={t('requests.roleOf', { name })} value={role} onChange={setRole} />
      <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('requests.accept')}
      </Button>
      <Button variant="subtle" loading={decline.isPending} onClick={() => decline.mutate()}>
        {t('requests.decline')}
      </Button>
      {failed?.error && <ErrorInPlace error={failed.error} />}
    </div>
  );
}
