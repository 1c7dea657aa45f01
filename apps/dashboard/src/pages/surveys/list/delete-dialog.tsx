import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';

interface Props {
  readonly survey: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Asks before a draft is deleted, because nothing brings it back. */
export function DeleteDialog({ survey, onClose }: Props) {
  const { t } = useTranslation('surveys');
  const done = useDone();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/surveys/{survey_id}', { params: { path: { survey_id: survey.id } } })),
    onSuccess: async () => {
      onClose();
      done({ message: t('done.deleted', { name: survey.name }) });
      await queries.invalidateQueries({ queryKey: ['surveys', 'list'] });
    },
  });
  return (
    <Dialog onClose={onClose} title={t('delete.title', { name: survey.name })}>
      <p>{t('delete.text')}</p>
      {remove.error && <ErrorInPlace error={remove.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={() => remove.mutate()}>{t('act.delete')}</Button>
      </Group>
    </Dialog>
  );
}
