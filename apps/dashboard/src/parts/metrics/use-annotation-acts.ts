import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../api/client.js';
import { useDone } from '../undo.js';
import type { Annotation } from './annotations.js';

/** Adds, changes and removes notes of a trend. */
export function useAnnotationActs() {
  const { t } = useTranslation('parts');
  const queries = useQueryClient();
  const done = useDone();
  const refresh = () => queries.invalidateQueries({ queryKey: ['annotations'] });
  const add = async (body: Body<'createAnnotation'>) => {
    await dataOf(api.POST('/v1/annotations', { body }));
    await refresh();
  };
  const change = async (id: string, body: Body<'changeAnnotation'>) => {
    await dataOf(api.PATCH('/v1/annotations/{annotation_id}', { params: { path: { annotation_id: id } }, body }));
    await refresh();
  };
  const remove = async ({ id, day, text, touchpoint_id }: Annotation) => {
    await dataOf(api.DELETE('/v1/annotations/{annotation_id}', { params: { path: { annotation_id: id } } }));
    await refresh();
    done({ message: t('annotation.removed'), undo: () => add({ day, text, touchpoint_id }) });
  };
  return { add, change, remove };
}
