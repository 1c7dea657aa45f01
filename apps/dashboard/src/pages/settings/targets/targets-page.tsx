import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { SettingsFrame } from '../settings-frame.js';
import { TargetsForm } from './targets-form.js';
import { targetsQuery, type Target } from './targets-queries.js';

// The words of this page; those of the settings come with its route.
await loadArea('work');

/** How fast tasks have to be answered and done, and what happens if they are not. */
export function TargetsPage() {
  const { t } = useTranslation('work');
  const mayWrite = useMay('rules:write');
  const queries = useQueryClient();
  const done = useDone();
  const { data, error, isPending, isError, refetch } = useQuery(targetsQuery);
  const replace = async (targets: readonly Target[]) => {
    const saved = await dataOf(api.PUT('/v1/sla-targets', { body: { targets: [...targets] } }));
    queries.setQueryData(targetsQuery.queryKey, saved);
  };
  const save = useMutation({
    mutationFn: replace,
    onMutate: () => ({ before: data?.targets.map(bodyOf) ?? [] }),
    onSuccess: (_saved, _targets, { before }) => done({ message: t('targets.saved'), undo: () => replace(before) }),
  });
  return (
    <SettingsFrame
      page="targets"
      actions={
        mayWrite &&
        data && (
          <Button type="submit" form="targets" loading={save.isPending}>
            {t('targets.save')}
          </Button>
        )
      }
    >
      <p className="muted">{t(data?.targets.length === 0 ? 'targets.none' : 'targets.about')}</p>
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {data && (
        <TargetsForm
          key={data.targets.map(({ id }) => id).join(' ')}
          targets={data.targets.map(bodyOf)}
          mayWrite={mayWrite}
          onSave={save.mutate}
        />
      )}
    </SettingsFrame>
  );
}

/** What can be changed of a target. */
function bodyOf({ id: _id, ...body }: Target & { readonly id: string }): Target {
  return body;
}
