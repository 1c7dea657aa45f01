import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, dataOf } from '../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { CodeStep } from './code-step.js';
import { Door } from './door.js';
import { useLinkToken } from './use-link-token.js';

/** The page of the link that the start of Hearback prints: it signs in, once. */
export function OpenPage() {
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [needsCode, setNeedsCode] = useState(false);
  const enter = async () => {
    queries.clear();
    await navigate({ to: '/', replace: true });
  };
  const { mutate, error } = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sessions/local', { body: { token } })),
    onSuccess: enter,
    onError: (problem) => setNeedsCode(problem instanceof ApiProblem && problem.code === 'accounts.second-step-needed'),
  });
  // Effects may run twice, and the link works once.
  const isSent = useRef(false);
  useEffect(() => {
    if (!isSent.current) mutate();
    isSent.current = true;
  }, [mutate]);
  if (needsCode)
    return (
      <Door title={t('code.title')} lead={t('code.lead')}>
        <CodeStep onSignedIn={enter} onBack={() => void navigate({ to: '/sign-in' })} />
      </Door>
    );
  if (error === null)
    return (
      <Door title={t('open.title')}>
        <LoadingShapes rows={2} />
      </Door>
    );
  return (
    <Door title={t('open.failed')} lead={t('open.failedText')}>
      <ErrorInPlace error={error} />
      <p>
        <TextLink to="/">{t('open.toDashboard')}</TextLink>
      </p>
    </Door>
  );
}
