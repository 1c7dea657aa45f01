import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { invitationsQuery, type Invitation } from './queries.js';
import classes from './settings.module.css';

/** Who is invited and has not joined yet. */
export function PendingInvitations() {
  const { t } = useTranslation('settings');
  const { data, isError, error } = useQuery(invitationsQuery);
  if (isError) return <ErrorInPlace error={error} />;
  if (data === undefined || data.data.length === 0) return null;
  return (
    <ul className={classes.pending} aria-label={t('team.invited')}>
      {data.data.map((invitation) => (
        <li key={invitation.id}>
          <Pending invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function Pending({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const done = useDone();
  const queries = useQueryClient();
  const { id, email, name, role, mailed_at, expires_at } = invitation;
  const path = { params: { path: { invitation_id: id } } };
  const onSettled = () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  const renew = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/invitations/{invitation_id}/mails', path)),
    onSuccess: () => done({ message: t('team.sentAgain', { email }) }),
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/invitations/{invitation_id}', path)),
    onSuccess: () => done({ message: t('team.takenBack', { email }) }),
    onSettled,
  });
  const isExpired = new Date(expires_at) < new Date();
  return (
    <>
      <div className={classes.well}>
        <div>
          <b>
            <bdi>{name ?? email}</bdi>
          </b>{' '}
          <span className="muted">
            {t(isExpired ? 'team.expired' : 'team.pending', {
              role: t(`roles.${role}`),
              mailed: format.day(mailed_at),
              until: format.day(expires_at),
            })}
          </span>
        </div>
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t('team.sendAgain')}
        </Button>
        <Button variant="subtle" onClick={() => revoke.mutate()}>
          {t('team.takeBack')}
        </Button>
      </div>
      {renew.isError && <ErrorInPlace error={renew.error} />}
      {revoke.isError && <ErrorInPlace error={revoke.error} />}
    </>
  );
}
