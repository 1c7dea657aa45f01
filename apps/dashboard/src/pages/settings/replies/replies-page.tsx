import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { SettingsFrame } from '../settings-frame.js';
import { RepliesForm, type SavedReply } from './replies-form.js';

type SavedReplies = Reply<'getSnippets'>;

const repliesQuery = queryOptions({
  queryKey: ['snippets'],
  queryFn: () => dataOf(api.GET('/v1/tasks/snippets')),
});

/** The texts that staff write often to customers. */
export function RepliesPage() {
  const { t } = useTranslation('settings');
  const replies = useQuery(repliesQuery);
  const queries = useQueryClient();
  const done = useDone();
  const replace = async (list: readonly SavedReply[], version: number): Promise<SavedReplies> => {
    const header = { 'If-Match': `"${version}"` };
    const body = { snippets: list.map(({ id, name, text }) => ({ ...(id !== undefined && { id }), name, text })) };
    const saved = await dataOf(api.PUT('/v1/tasks/snippets', { params: { header }, body }));
    queries.setQueryData(repliesQuery.queryKey, saved);
    return saved;
  };
  const save = useMutation({
    mutationFn: async (list: readonly SavedReply[]) => {
      const before = replies.data?.snippets ?? [];
      const saved = await replace(list, replies.data?.version ?? 0);
      done({ message: t('saved'), undo: () => replace(before, saved.version) });
    },
  });
  return (
    <SettingsFrame
      page="replies"
      actions={
        <Button type="submit" form="replies" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      <p className="muted">{t('replies.about')}</p>
      {replies.isPending && <LoadingShapes rows={6} />}
      {replies.isError && <ErrorInPlace error={replies.error} retry={() => void replies.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {replies.data && (
        <RepliesForm key={replies.data.version} replies={replies.data.snippets} onSave={(list) => save.mutate(list)} />
      )}
    </SettingsFrame>
  );
}
