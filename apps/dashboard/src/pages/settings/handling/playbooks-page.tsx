import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { SettingsFrame } from '../settings-frame.js';
import { PlaybooksForm } from './playbooks-form.js';
import { playbooksQuery, type Playbook } from './playbooks-queries.js';

await Promise.all([loadArea('work'), loadArea('tasks')]);

/** What is to be done for the tasks of a rule, or with a root cause: steps that staff tick. */
export function PlaybooksPage() {
  const { t } = useTranslation('work');
  const mayWrite = useMay('rules:write');
  const queries = useQueryClient();
  const done = useDone();
  const { data, error, isPending, isError, refetch } = useQuery(playbooksQuery);
  const replace = async (playbooks: readonly Playbook[]) => {
    const saved = await dataOf(api.PUT('/v1/playbooks', { body: { playbooks: [...playbooks] } }));
    queries.setQueryData(playbooksQuery.queryKey, saved);
    await queries.invalidateQueries({ queryKey: ['tasks', 'work'] });
  };
  const save = useMutation({
    mutationFn: replace,
    onMutate: () => ({ before: data?.playbooks.map(({ id: _id, ...body }) => body) ?? [] }),
    onSuccess: (_saved, _list, { before }) => done({ message: t('targets.saved'), undo: () => replace(before) }),
  });
  return (
    <SettingsFrame
      page="playbooks"
      actions={
        mayWrite && (
          <Button type="submit" form="playbooks" loading={save.isPending}>
            {t('targets.save')}
          </Button>
        )
      }
    >
      <p className="muted">{t('playbooks.about')}</p>
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {data && (
        <PlaybooksForm
          key={data.playbooks.map(({ id }) => id).join(' ')}
          playbooks={data.playbooks.map(({ id: _id, ...body }) => body)}
          mayWrite={mayWrite}
          onSave={save.mutate}
        />
      )}
    </SettingsFrame>
  );
}
