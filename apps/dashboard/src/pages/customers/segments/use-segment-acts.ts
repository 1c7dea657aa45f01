import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';
import type { Segment, SegmentBody } from './queries.js';

/** What is done to segments, told at the foot of the page with its undo. */
export function useSegmentActs() {
  const { t } = useTranslation('segments');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['segments'] });
  const change = async ({ id, revision }: Pick<Segment, 'id' | 'revision'>, body: Body<'changeSegment'>) => {
    const params = { path: { segment_id: id }, header: { 'If-Match': `"${revision}"` } };
    const changed = await dataOf(api.PATCH('/v1/segments/{segment_id}', { params, body }));
    await refresh();
    return changed;
  };
  return {
    async archive(segment: Segment) {
      const archived = await change(segment, { archived: true });
      done({ message: t('done.archived', { name: segment.name }), undo: () => change(archived, { archived: false }) });
    },
    /** Saves a segment; without one it is new. */
    async save(segment: Segment | undefined, body: SegmentBody) {
      if (segment === undefined) await dataOf(api.POST('/v1/segments', { body }));
      else await change(segment, body);
      await refresh();
      done({ message: t('done.saved') });
    },
  };
}
