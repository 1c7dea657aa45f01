import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { SettingsFrame } from '../settings-frame.js';
import { CostForm } from './cost-form.js';
import { workSettingsQuery, type WorkSettings } from './playbooks-queries.js';

await loadArea('work');

/** What an hour of work costs, and what members may give to customers. */
export function CostPage() {
  const { t } = useTranslation('work');
  const queries = useQueryClient();
  const done = useDone();
  const { data, error, isPending, isError, refetch } = useQuery(workSettingsQuery);
  const replace = async (body: WorkSettings) => {
    queries.setQueryData(workSettingsQuery.queryKey, await dataOf(api.PUT('/v1/work-settings', { body })));
    await queries.invalidateQueries({ queryKey: ['tasks', 'work'] });
  };
  const save = useMutation({
    mutationFn: replace,
    onMutate: () => ({ before: data }),
    onSuccess: (_saved, _body, { before }) =>
      done({ message: t('targets.saved'), ...(before && { undo: () => replace(before) }) }),
  });
  return (
    <SettingsFrame
      page="cost"
      actions={
        <Button type="submit" form="cost" loading={save.isPending}>
          {t('targets.save')}
        </Button>
      }
    >
      <p className="muted">{t('cost.about')}</p>
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {data && <CostForm key={JSON.stringify(data)} settings={data} onSave={save.mutate} />}
    </SettingsFrame>
  );
}
