import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { FormDialog } from '../../../parts/form-dialog.js';
import type { Board } from './boards-queries.js';
import { useBoardActs } from './use-board-acts.js';

/** Asks for the name of a dashboard and who sees it: a new one without `board`, a copy of it with `isCopy`. */
export function BoardDialog(props: {
  readonly board?: Board;
  readonly isCopy?: boolean;
  readonly onClose: () => void;
}) {
  const { board, isCopy = false, onClose } = props;
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const mayShare = useMay('metrics:write');
  const acts = useBoardActs();
  const [name, setName] = useState(isCopy ? t('frame.copyOf', { name: board?.name }) : (board?.name ?? ''));
  const [isShared, setShared] = useState(board?.visibility === 'workspace');
  const save = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), visibility: isShared ? ('workspace' as const) : ('own' as const) };
      if (board !== undefined && !isCopy) return acts.settle(board, body);
      const { id } = await (board === undefined ? acts.create(body) : acts.copy(board, body.name));
      return navigate({ to: '/reports/boards/$boardId', params: { boardId: id } });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t(isCopy ? 'frame.copy' : board === undefined ? 'frame.new' : 'frame.edit')}
      onClose={onClose}
      label={t('save')}
      save={save}
    >
      <TextInput
        required
        data-autofocus
        maxLength={80}
        label={t('frame.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && !isCopy && (
        <Checkbox
          label={t('frame.share')}
          description={t('frame.shareHelp')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
