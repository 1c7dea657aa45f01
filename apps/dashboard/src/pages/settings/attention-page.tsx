import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { AttentionForm } from './attention-form.js';
import { attentionQuery, type AttentionChange } from './attention-queries.js';
import { SettingsFrame } from './settings-frame.js';

/** How often customers are asked: the days between two questions, and what always holds. */
export function AttentionPage() {
  const { t } = useTranslation('settings');
  const mayWrite = useMay('attention:write');
  const rules = useQuery(attentionQuery);
  const queries = useQueryClient();
  const done = useDone();
  const replace = (body: AttentionChange, revision: number) =>
    dataOf(api.PUT('/v1/attention-rules', { params: { header: { 'If-Match': `"${revision}"` } }, body }));
  const save = useMutation({
    mutationFn: (body: AttentionChange) => replace(body, rules.data!.revision),
    onSuccess: (saved) => {
      const before = rules.data!;
      queries.setQueryData(attentionQuery.queryKey, saved);
      done({
        message: t('saved'),
        undo: async () => {
          const { waits, per_year, quiet_hours } = before;
          queries.setQueryData(
            attentionQuery.queryKey,
            await replace({ waits, per_year, quiet_hours }, saved.revision),
          );
        },
      });
    },
  });
  return (
    <SettingsFrame
      page="attention"
      actions={
        mayWrite && (
          <Button type="submit" form="attention" loading={save.isPending}>
            {t('save')}
          </Button>
        )
      }
    >
      <div>
        <p className="lead">{t('attention.lead')}</p>
        <p className="muted">{t('attention.about')}</p>
      </div>
      {rules.isPending && <LoadingShapes rows={6} />}
      {rules.isError && <ErrorInPlace error={rules.error} retry={() => void rules.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {rules.data && (
        <AttentionForm key={rules.data.revision} rules={rules.data} mayWrite={mayWrite} onSave={save.mutate} />
      )}
    </SettingsFrame>
  );
}
