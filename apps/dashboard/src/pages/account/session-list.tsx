import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Tag } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import classes from './account.module.css';
import { browserName } from './browser-name.js';
import { ownSessionsQuery } from './own-account.js';

/** Where one is signed in, in all workspaces; each session can be ended. */
export function SessionList() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const done = useDone();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(ownSessionsQuery);
  const ended = async (message: string) => {
    await queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    done({ message });
  };
  const end = useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/v1/me/sessions/{session_id}', { params: { path: { session_id: id } } })),
    onSuccess: () => ended(t('sessions.ended')),
  });
  const endOthers = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/me/sessions')),
    onSuccess: () => ended(t('sessions.othersEnded')),
  });
  if (error !== null) return <ErrorInPlace error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingShapes />;
  return (
    <div>
      {(end.error ?? endOthers.error) !== null && <ErrorInPlace error={end.error ?? endOthers.error} />}
      {data.data.map((session) => (
        <div key={session.id} className={classes.row}>
          <div>
            <div>
              {browserName(session.user_agent) ?? t('sessions.unknown')}{' '}
              {session.current && <Tag>{t('sessions.this')}</Tag>}
            </div>
            <div className="muted small">
              {session.workspace_name} · {t('sessions.used', { when: format.relative(session.last_used_at) })} ·{' '}
              {t('sessions.from', { network: session.network })}
            </div>
          </div>
          {!session.current && (
            <Button
              variant="default"
              aria-label={`${t('sessions.end')}: ${browserName(session.user_agent) ?? t('sessions.unknown')}`}
              onClick={() => end.mutate(session.id)}
            >
              {t('sessions.end')}
            </Button>
          )}
        </div>
      ))}
      {data.data.length > 1 && (
        <p>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('sessions.endOthers')}
          </Button>
        </p>
      )}
    </div>
  );
}
