import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Tag } from '../../parts/small.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { OfLimit } from './of-limit.js';
import classes from './operator.module.css';
import type { ListedWorkspace } from './suspend-dialog.js';
import { UseCells } from './use-cells.js';
import type { WorkspaceUse } from './workspace-uses.js';

/** One workspace of the installation, with what an operator does about it. */
export function WorkspaceRow(props: {
  readonly workspace: ListedWorkspace;
  readonly use: WorkspaceUse | 'loading' | undefined;
  readonly onLimit: () => void;
  readonly onSuspend: () => void;
}) {
  const {
    id,
    name,
    demo,
    sandbox_of: sandboxOf,
    suspension,
    limits,
    members,
    last_used_at: lastUsedAt,
  } = props.workspace;
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
        <bdi>{name}</bdi> {demo && <Tag>{t('demo')}</Tag>} {sandboxOf !== null && <Tag>{t('sandbox')}</Tag>}
      </th>
      <td>{format.day(props.workspace.created_at)}</td>
      <td>
        <OfLimit n={members} limit={limits.members} />
      </td>
      <td>{lastUsedAt === null ? t('never') : format.moment(lastUsedAt)}</td>
      <UseCells use={props.use} limit={limits.answers_per_month} />
      <td>
        {suspension === null ? t('open') : t('suspended')}
        {suspension !== null && (
          <p className="small muted">
            <bdi>{suspension}</bdi>
          </p>
        )}
        {restore.isError && <ErrorInPlace error={restore.error} />}
      </td>
      <td className={classes.actions}>
        <Button size="xs" variant="default" aria-label={t('limit.openNamed', { name })} onClick={props.onLimit}>
          {t('limit.open')}
        </Button>
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
