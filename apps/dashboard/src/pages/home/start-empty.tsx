import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useSwitchWorkspace } from '../../shell/workspace-switcher.js';
import classes from './home.module.css';

/** Leads out of the demo: a workspace of one's own without any data. Gone once there is one; the switcher has both. */
export function StartEmpty() {
  const { t, i18n } = useTranslation('home');
  const { workspace, workspaces } = useSession();
  const switchTo = useSwitchWorkspace();
  const start = useMutation({
    mutationFn: async () => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const body = { name: t('demo.name'), time_zone: timeZone, language: i18n.language };
      const made = await dataOf(api.POST('/v1/me/workspaces', { body }));
      await switchTo.mutateAsync(made.workspace.id);
    },
  });
  if (!workspace.demo || workspaces.length > 1) return null;
  return (
    <>
      <div className={classes.demo}>
        <p>{t('demo.text')}</p>
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {t('demo.button')}
        </Button>
      </div>
      {start.isError && <ErrorInPlace error={start.error} />}
    </>
  );
}
