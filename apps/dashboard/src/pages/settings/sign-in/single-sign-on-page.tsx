import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { singleSignOnQuery } from '../../../api/single-sign-on.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { SettingsFrame } from '../settings-frame.js';
import classes from '../settings.module.css';
import { EnforceSection } from './enforce-section.js';
import { JoinRequestsSection } from './join-requests-section.js';
import { ProviderForm } from './provider-form.js';
import { SignInDomains } from './sign-in-domains.js';
import { TrySection } from './try-section.js';

/** The identity provider of the workspace: connect, try, need it, and who comes in by it. */
export function SingleSignOnPage() {
  const { t } = useTranslation('sign-in');
  const { staff } = useSession();
  const { data, error, refetch } = useQuery(singleSignOnQuery);
  const isOwner = staff.role === 'owner';
  return (
    <SettingsFrame page="signIn">
      <p className="muted">{t('lead')}</p>
      {!isOwner && (
        <p role="note" className={classes.note}>
          {t('ownersOnly')}
        </p>
      )}
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes rows={4} />}
      {data !== undefined && (
        <>
          {isOwner && <ProviderForm key={data.connection?.issuer ?? ''} settings={data} />}
          {data.connection !== null && (
            <>
              <TrySection connection={data.connection} isLinked={data.linked} />
              {isOwner && <EnforceSection connection={data.connection} />}
              <SignInDomains isOwner={isOwner} />
              <JoinRequestsSection />
            </>
          )}
        </>
      )}
    </SettingsFrame>
  );
}
