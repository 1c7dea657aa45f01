import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useDone } from '../../parts/undo.js';
import { brandQuery, type Brand } from './queries.js';

/** The brand, and how to save a change of it. */
export function useBrand() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const brand = useQuery(brandQuery);
  const save = useMutation({
    mutationFn: ({ logo_path: _logo, ...body }: Brand) => dataOf(api.PUT('/v1/workspace/brand', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(brandQuery.queryKey, saved);
      done({ message: t('saved') });
    },
  });
  return { brand, save };
}
