import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { rootCausesQuery } from '../tasks/queries.js';
import { CausesForm, type Cause } from './causes-form.js';
import { SettingsFrame } from './settings-frame.js';

/** The root causes that staff choose from when they resolve a task. */
export function CausesPage() {
  const { t } = useTranslation('settings');
  const causes = useQuery(rootCausesQuery);
  const queries = useQueryClient();
  const done = useDone();
  const replace = (list: readonly Cause[]) =>
    dataOf(api.PUT('/v1/tasks/root-causes', { body: { causes: list.map((cause) => ({ ...cause })) } }));
  const save = useMutation({
    mutationFn: replace,
    onSuccess: (saved) => {
      const before = causes.data?.causes ?? [];
      queries.setQueryData(rootCausesQuery.queryKey, saved);
      done({
        message: t('saved'),
        undo: async () => queries.setQueryData(rootCausesQuery.queryKey, await replace(before)),
      });
    },
  });
  return (
    <SettingsFrame
      page="causes"
      actions={
        <Button type="submit" form="causes" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      <p className="muted">{t('causes.about')}</p>
      {causes.isPending && <LoadingShapes rows={6} />}
      {causes.isError && <ErrorInPlace error={causes.error} retry={() => void causes.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {causes.data && (
        <CausesForm key={JSON.stringify(causes.data.causes)} causes={causes.data.causes} onSave={save.mutate} />
      )}
    </SettingsFrame>
  );
}
