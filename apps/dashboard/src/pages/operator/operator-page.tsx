import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Page, Section } from '../../parts/page.js';
import { Tag } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { HealthSection } from './health-section.js';
import classes from './operator.module.css';
import { SuspendDialog, type ListedWorkspace } from './suspend-dialog.js';
import { UseCells } from './use-cells.js';
import { useWorkspaceUses, type WorkspaceUse } from './workspace-uses.js';

const COLUMNS = [
  'name',
  'created',
  'members',
  'lastUsed',
  'month',
  'answers',
  'surveys',
  'lastAnswer',
  'state',
] as const;

/** How the installation gets on, and all its workspaces, for its operators. */
export function OperatorPage() {
  const { t } = useTranslation('operator');
  const pages = useInfiniteQuery({
    queryKey: ['installation'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/operator/workspaces', { params: { query: pageParam === null ? {} : { cursor: pageParam } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const listed = pages.data?.pages.flatMap(({ data }) => data);
  return (
    <Page title={t('title')}>
      {!(pages.error instanceof ApiProblem && pages.error.status === 403) && <HealthSection />}
      <Section id="workspaces" title={t('workspaces')}>
        <p className={`muted ${classes.lead}`}>{t('lead')}</p>
        {pages.isError && <ErrorInPlace error={pages.error} retry={() => void pages.refetch()} />}
        {pages.isPending && <LoadingShapes rows={6} />}
        {listed?.length === 0 && <Empty text={t('none')} />}
        {listed !== undefined && listed.length > 0 && <WorkspaceTable listed={listed} />}
        {pages.hasNextPage && (
          <Button
            className={classes.more}
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </Section>
    </Page>
  );
}

function WorkspaceTable({ listed }: { readonly listed: readonly ListedWorkspace[] }) {
  const { t } = useTranslation('operator');
  const [chosen, setChosen] = useState<ListedWorkspace>();
  const uses = useWorkspaceUses(listed.map(({ id }) => id));
  return (
    <div className={classes.scroll} role="group" aria-label={t('workspaces')} tabIndex={0}>
      <table className={`${classes.table} num`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {listed.map((workspace) => (
            <WorkspaceRow
              key={workspace.id}
              workspace={workspace}
              use={uses.get(workspace.id)}
              onSuspend={() => setChosen(workspace)}
            />
          ))}
        </tbody>
      </table>
      {chosen !== undefined && <SuspendDialog workspace={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function WorkspaceRow(props: {
  readonly workspace: ListedWorkspace;
  readonly use: WorkspaceUse | undefined;
  readonly onSuspend: () => void;
}) {
  const { id, name, demo, suspension, created_at: createdAt, members, last_used_at: lastUsedAt } = props.workspace;
  const { t } = useTranslation('operator');
  const format = useFormat();
  const done = useDone();
  const queries = useQueryClient();
  const { workspace: own } = useSession();
  const restore = useMutation({
    mutationFn: () =>
      dataOf(
        api.DELETE('/v1/operator/workspaces/{workspace_id}/suspension', { params: { path: { workspace_id: id } } }),
      ),
    onSuccess: () => done({ message: t('restored', { name }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['installation'] }),
  });
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> {demo && <Tag>{t('demo')}</Tag>}
      </th>
      <td>{format.day(createdAt)}</td>
      <td>{format.count(members)}</td>
      <td>{lastUsedAt === null ? t('never') : format.moment(lastUsedAt)}</td>
      <UseCells use={props.use} />
      <td>
        {suspension === null ? t('open') : t('suspended')}
        {suspension !== null && (
          <p className="small muted">
            <bdi>{suspension}</bdi>
          </p>
        )}
        {restore.isError && <ErrorInPlace error={restore.error} />}
      </td>
      <td>
        {id !== own.id &&
          (suspension === null ? (
            <Button size="xs" variant="default" aria-label={t('suspendNamed', { name })} onClick={props.onSuspend}>
              {t('suspend')}
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              aria-label={t('restoreNamed', { name })}
              loading={restore.isPending}
              onClick={() => restore.mutate()}
            >
              {t('restore')}
            </Button>
          ))}
      </td>
    </tr>
  );
}
