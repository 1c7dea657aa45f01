import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';

/** The button with which the owner keeps a workspace that is to be deleted. */
export function KeepWorkspace() {
  const { t } = useTranslation('settings');
  const done = useDone();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/workspace/deletion')),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      done({ message: t('danger.delete.kept') });
    },
  });
  return (
    <>
      {keep.isError && <ErrorInPlace error={keep.error} />}
      <Button variant="default" loading={keep.isPending} onClick={() => keep.mutate()}>
        {t('danger.delete.keep')}
      </Button>
    </>
  );
}
