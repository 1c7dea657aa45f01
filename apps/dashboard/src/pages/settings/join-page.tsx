import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, api, dataOf } from '../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { JoinForm } from './join-form.js';
import classes from './join.module.css';

/** The page of a mailed invitation. Opening it changes nothing; the button does. */
export function JoinPage() {
  const { t } = useTranslation('settings');
  const { token } = useParams({ from: '/join/$token' });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => dataOf(api.POST('/v1/invitations/lookup', { body: { token } })),
    retry: false,
  });
  useEffect(() => {
    document.title = `${t('join.title')} · Hearback`;
  }, [t]);
  const { data, error } = invitation;
  const hasEnded = error instanceof ApiProblem && [400, 404, 422].includes(error.status);
  return (
    <main className={classes.page}>
      {invitation.isPending && <LoadingShapes rows={3} />}
      {hasEnded && (
        <>
          <h1>{t('join.ended')}</h1>
          <p className="muted">{t('join.endedHelp')}</p>
        </>
      )}
      {error && !hasEnded && <ErrorInPlace error={error} retry={() => void invitation.refetch()} />}
      {data && (
        <>
          <h1>
            <bdi>{t('join.heading', { workspace: data.workspace_name })}</bdi>
          </h1>
          <p className="muted">{t('join.as', { role: t(`roles.${data.role}`), email: data.email })}</p>
          <p>{t(`roleHelp.${data.role}`)}</p>
          {data.has_account && !data.signed_in ? (
            <>
              <p>{t('join.signInFirst', { email: data.email })}</p>
              <Link to="/sign-in" search={{ next: `/app/join/${token}` }} className={classes.button}>
                {t('join.signIn')}
              </Link>
            </>
          ) : (
            <JoinForm token={token} invitation={data} />
          )}
        </>
      )}
    </main>
  );
}
