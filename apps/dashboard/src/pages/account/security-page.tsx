import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { AccountFrame } from './account-frame.js';
import { CompanyAccount } from './company-account.js';
import { ownAccountQuery } from './own-account.js';
import { PasswordForm } from './password-form.js';
import { SecondFactor } from './second-factor.js';
import { SessionList } from './session-list.js';

/** Password, two-step sign-in and sessions of who is signed in. */
export function SecurityPage() {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery(ownAccountQuery);
  return (
    <AccountFrame>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {data !== undefined && (
        <>
          <Section title={t('password.title')} id="password">
            <PasswordForm />
          </Section>
          <Section title={t('factor.title')} id="factor">
            <SecondFactor account={data} />
          </Section>
          <CompanyAccount />
          <Section title={t('sessions.title')} id="sessions">
            <SessionList />
          </Section>
        </>
      )}
    </AccountFrame>
  );
}
