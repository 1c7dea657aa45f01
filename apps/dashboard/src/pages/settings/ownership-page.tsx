import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { Page, Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useLinkToken } from '../account/use-link-token.js';
import classes from './settings.module.css';

/** The page of the link with which an admin becomes the owner. Opening it changes nothing. */
export function OwnershipPage() {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const token = useLinkToken();
  const accept = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/workspace/ownership-transfer/acceptance', { body: { token } })),
  });
  if (accept.isSuccess)
    return (
      <Page title={t('danger.accept.done')}>
        <p role="status">{t('danger.accept.doneText', { workspace: workspace.name })}</p>
        <p>
          {/* The session has ended with the old role: a new page asks for the sign-in. */}
          <a className="link" href="/app/settings/danger-zone">
            {t('danger.accept.signIn')}
          </a>
        </p>
      </Page>
    );
  return (
    <Page title={t('danger.accept.title')}>
      <Section title={workspace.name}>
        <div className={classes.form}>
          {accept.isError && <ErrorInPlace error={accept.error} />}
          <p>{t('danger.accept.lead')}</p>
          <div>
            <Button loading={accept.isPending} onClick={() => accept.mutate()}>
              {t('danger.accept.submit')}
            </Button>
          </div>
        </div>
      </Section>
    </Page>
  );
}
