import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { useDone } from '../../../parts/undo.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useSwitchWorkspace } from '../../../shell/workspace-switcher.js';
import { Confirm } from '../confirm.js';
import classes from '../settings.module.css';

/** The ways into a sandbox that is there, and to an empty one. */
export function UseSandbox({ sandboxId }: { readonly sandboxId: string }) {
  const { t } = useTranslation('sandbox');
  const { workspaces } = useSession();
  const switchTo = useSwitchWorkspace();
  const [isAsking, setAsking] = useState(false);
  const done = useDone();
  const queries = useQueryClient();
  const empty = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sandbox/emptying')),
    onSuccess: async () => {
      setAsking(false);
      await queries.resetQueries();
      done({ message: t('emptied') });
    },
  });
  return (
    <>
      {switchTo.isError && <ErrorInPlace error={switchTo.error} />}
      <div className={classes.row}>
        {workspaces.some(({ id }) => id === sandboxId) && (
          <Button loading={switchTo.isPending} onClick={() => switchTo.mutate(sandboxId)}>
            {t('enter')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('empty')}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={t('emptyTitle')}
          text={t('emptyWhat')}
          act={t('empty')}
          isPending={empty.isPending}
          error={empty.isError ? <ErrorInPlace error={empty.error} /> : null}
          onAct={() => empty.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
