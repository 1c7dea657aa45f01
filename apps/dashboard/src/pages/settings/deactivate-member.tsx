import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { membersQuery, type Member } from './queries.js';
import classes from './settings.module.css';

/** Ends the access of a member; a colleague can take over the open tasks. */
export function DeactivateMember(props: {
  readonly leaver: Member;
  readonly colleagues: readonly Member[];
  readonly onClose: () => void;
}) {
  const { leaver, colleagues, onClose } = props;
  const { t } = useTranslation('settings');
  const [successor, setSuccessor] = useState('');
  const done = useDone();
  const queries = useQueryClient();
  const tasks = useQuery({
    queryKey: ['tasks', 'of-leaver', leaver.id],
    queryFn: () => dataOf(api.GET('/v1/tasks', { params: { query: { assignee_id: leaver.id, limit: 1 } } })),
  });
  const deactivate = useMutation({
    mutationFn: () =>
      dataOf(
        api.PATCH('/v1/members/{member_id}', {
          params: { path: { member_id: leaver.id } },
          body: { active: false, ...(successor === '' ? {} : { successor_id: successor }) },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: membersQuery.queryKey });
      done({ message: t('leave.done', { name: leaver.name }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deactivate.mutate();
  };
  const hasTasks = (tasks.data?.data.length ?? 0) > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leave.title', { name: leaver.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        {deactivate.isError && <ErrorInPlace error={deactivate.error} />}
        <p>{t('leave.what')}</p>
        {hasTasks && (
          <NativeSelect
            label={t('leave.successor')}
            description={t('leave.successorHelp')}
            data={[
              { value: '', label: t('leave.nobody') },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={successor}
            onChange={(event) => setSuccessor(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={deactivate.isPending}>
          {t('team.deactivate')}
        </Button>
      </form>
    </Modal>
  );
}
