import { Button, Modal, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import classes from './operator.module.css';
import type { ListedWorkspace } from './suspend-dialog.js';

type Value = string | number;

/** Sets the limits of a workspace; an empty field is none. */
export function LimitDialog(props: { readonly workspace: ListedWorkspace; readonly onClose: () => void }) {
  const { id, name, limits } = props.workspace;
  const { t } = useTranslation('operator');
  const done = useDone();
  const queries = useQueryClient();
  const [members, setMembers] = useState<Value>(limits.members ?? '');
  const [answers, setAnswers] = useState<Value>(limits.answers_per_month ?? '');
  const save = useMutation({
    mutationFn: () =>
      dataOf(
        api.PUT('/v1/operator/workspaces/{workspace_id}/limits', {
          params: { path: { workspace_id: id } },
          body: { members: limitOf(members), answers_per_month: limitOf(answers) },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['installation'] });
      done({ message: t('limit.done', { name }) });
      props.onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const common = {
    min: 1,
    allowDecimal: false,
    allowNegative: false,
    hideControls: true,
    placeholder: t('limit.none'),
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('limit.dialog', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={classes.form} onSubmit={submit}>
        {save.isError && <ErrorInPlace error={save.error} />}
        <NumberInput
          {...common}
          max={100_000}
          label={t('limit.members')}
          description={t('limit.membersHelp')}
          value={members}
          onChange={setMembers}
        />
        <NumberInput
          {...common}
          max={99_999}
          label={t('limit.answers')}
          description={t('limit.answersHelp')}
          value={answers}
          onChange={setAnswers}
        />
        <Button type="submit" loading={save.isPending}>
          {t('limit.save')}
        </Button>
      </form>
    </Modal>
  );
}

function limitOf(value: Value): number | null {
  return value === '' ? null : Number(value);
}
