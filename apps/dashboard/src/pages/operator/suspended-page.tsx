import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { Door } from '../account/door.js';
import classes from './operator.module.css';

/** Why the workspace is suspended, and the ways out of it. */
export function SuspendedPage() {
  const { t } = useTranslation(['operator', 'shell']);
  const { data: session, isError } = useQuery({ ...sessionQuery, retry: false });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: (workspaceId: string | undefined) =>
      workspaceId === undefined
        ? dataOf(api.DELETE('/v1/sessions/current'))
        : dataOf(api.POST('/v1/sessions/current/workspace', { body: { workspace_id: workspaceId } })),
    onSuccess: async (_reply, workspaceId) => {
      queries.clear();
      await navigate({ to: workspaceId === undefined ? '/sign-in' : '/' });
    },
  });
  if (isError) return <Navigate to="/sign-in" />;
  if (session === undefined) return null;
  const { workspace, workspaces } = session;
  if (workspace.suspension === null) return <Navigate to="/" />;
  return (
    <Door title={t('halt.title', { name: workspace.name })} lead={t('halt.text')}>
      <blockquote className={classes.reason}>
        <bdi>{workspace.suspension}</bdi>
      </blockquote>
      <p className="muted">{t('halt.kept')}</p>
      {leave.isError && <ErrorInPlace error={leave.error} />}
      {workspaces
        .filter(({ id }) => id !== workspace.id)
        .map(({ id, name }) => (
          <Button key={id} variant="default" disabled={leave.isPending} onClick={() => leave.mutate(id)}>
            {name}
          </Button>
        ))}
      <Button variant="subtle" disabled={leave.isPending} onClick={() => leave.mutate(undefined)}>
        {t('shell:person.signOut')}
      </Button>
    </Door>
  );
}
