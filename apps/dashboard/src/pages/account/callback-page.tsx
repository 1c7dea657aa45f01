import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { Door } from './door.js';

/** The page to which the identity provider sends the browser back. It sends on what it was given, once: opening it changes nothing. */
export function CallbackPage() {
  const { t } = useTranslation('sign-in');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [query] = useState(() => location.search.slice(1));
  const { mutate, error, data } = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/callbacks', { body: { query } })),
    onSuccess: async ({ outcome }) => {
      queries.clear();
      if (outcome === 'signed_in') await navigate({ to: '/', replace: true });
      if (outcome === 'linked') await navigate({ to: '/account/security', hash: 'company', replace: true });
    },
  });
  // Effects may run twice, and an attempt ends with its first reply.
  const isSent = useRef(false);
  useEffect(() => {
    if (!isSent.current && query !== '') mutate();
    isSent.current = true;
  }, [mutate, query]);
  if (data?.outcome === 'join_requested')
    return (
      <Door title={t('callback.asked')} lead={t('callback.askedText')}>
        {null}
      </Door>
    );
  if (error === null && query !== '')
    return (
      <Door title={t('callback.title')}>
        <LoadingShapes rows={2} />
      </Door>
    );
  return (
    <Door title={t('callback.failed')} lead={t('callback.failedText')}>
      {error !== null && <ErrorInPlace error={error} />}
      <p>
        <TextLink to="/sign-in">{t('callback.again')}</TextLink>
      </p>
    </Door>
  );
}
