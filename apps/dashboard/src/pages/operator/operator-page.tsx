import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiProblem, dataOf } from '../../api/client.js';
import { Page, Section } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { HealthSection } from './health-section.js';
import classes from './operator.module.css';
import { SuspendDialog, type ListedWorkspace } from './suspend-dialog.js';
import { LimitDialog } from './limit-dialog.js';
import { WorkspaceRow } from './workspace-row.js';
import { useWorkspaceUses } from './workspace-uses.js';

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
  const [dialog, setDialog] = useState<{ readonly kind: 'limit' | 'suspend'; readonly workspace: ListedWorkspace }>();
  const close = () => setDialog(undefined);
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
              onLimit={() => setDialog({ kind: 'limit', workspace })}
              onSuspend={() => setDialog({ kind: 'suspend', workspace })}
            />
          ))}
        </tbody>
      </table>
      {dialog?.kind === 'suspend' && <SuspendDialog workspace={dialog.workspace} onClose={close} />}
      {dialog?.kind === 'limit' && <LimitDialog workspace={dialog.workspace} onClose={close} />}
    </div>
  );
}
