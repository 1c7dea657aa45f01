import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeStep } from './code-step.js';
import { Door } from './door.js';
import { localPath } from './local-path.js';
import { PasswordStep } from './password-step.js';

/** Sign-in with an address and a password, and a code where one is needed. */
export function SignInPage() {
  const { t } = useTranslation('account');
  const { next } = useSearch({ from: '/sign-in' });
  const [needsCode, setNeedsCode] = useState(false);
  const queries = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const enter = async () => {
    queries.clear();
    const path = localPath(next);
    if (path === undefined) await navigate({ to: '/' });
    else router.history.push(`${router.basepath}${path}`);
  };
  return (
    <Door title={needsCode ? t('code.title') : t('signIn.title')} lead={needsCode ? t('code.lead') : location.host}>
      {needsCode ? (
        <CodeStep onSignedIn={enter} onBack={() => setNeedsCode(false)} />
      ) : (
        <PasswordStep onSignedIn={enter} onCodeNeeded={() => setNeedsCode(true)} />
      )}
    </Door>
  );
}
