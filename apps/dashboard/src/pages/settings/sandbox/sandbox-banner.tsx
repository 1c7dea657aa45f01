import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../api/session.js';
import { TextLink } from '../../../parts/small.js';
import { useSwitchWorkspace } from '../../../shell/workspace-switcher.js';
import classes from './sandbox.module.css';

/** That this is a sandbox, on all of its pages, with the way to its mails and back to the workspace. */
export function SandboxBanner() {
  const { t } = useTranslation('sandbox');
  const { workspace, workspaces } = useSession();
  const maySeeMails = useMay('workspace:admin');
  const switchTo = useSwitchWorkspace();
  const home = workspaces.find(({ id }) => id === workspace.sandbox_of);
  return (
    <div className={classes.banner}>
      <p role="status">
        <b>{t('banner.name')}</b> {t('banner.what')}{' '}
        {maySeeMails && <TextLink to="/settings/sandbox">{t('mails.title')}</TextLink>}
      </p>
      {home !== undefined && (
        <Button size="xs" variant="default" loading={switchTo.isPending} onClick={() => switchTo.mutate(home.id)}>
          {t('banner.leave')}
        </Button>
      )}
    </div>
  );
}
