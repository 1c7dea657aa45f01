import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import classes from './operator.module.css';

/** A workspace of the installation. */
export type ListedWorkspace = Reply<'listWorkspacesOfInstallation'>['data'][number];

/** Asks for the reason of a suspension, and says what it means. */
export function SuspendDialog(props: { readonly workspace: ListedWorkspace; readonly onClose: () => void }) {
  const { id, name } = props.workspace;
  const { t } = useTranslation('operator');
  const done = useDone();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const suspend = useMutation({
    mutationFn: () =>
      dataOf(
        api.PUT('/v1/operator/workspaces/{workspace_id}/suspension', {
          params: { path: { workspace_id: id } },
          body: { reason },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['installation'] });
      done({ message: t('done', { name }) });
      props.onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    suspend.mutate();
  };
  return (
    <Modal opened onClose={props.onClose} title={t('dialog', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.form} onSubmit={submit}>
        {suspend.isError && <ErrorInPlace error={suspend.error} />}
        <p>{t('explained')}</p>
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={500}
          label={t('reason')}
          description={t('reasonHelp')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" loading={suspend.isPending}>
          {t('suspend')}
        </Button>
      </form>
    </Modal>
  );
}
