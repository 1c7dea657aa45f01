import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';
import type { Customer } from '../customer-queries.js';
import { undoneChange, type ProfileChange } from './profile-change.js';

/** Changes the profile of a customer, and tells how to take it back. */
export function useProfileChange(customer: Customer, onChanged: () => void) {
  const { t } = useTranslation('customers');
  const queries = useQueryClient();
  const done = useDone();
  const put = async (body: ProfileChange) => {
    const path = { external_id: customer.external_id };
    await dataOf(api.PUT('/v1/customers/{external_id}', { params: { path }, body }));
    await queries.invalidateQueries();
  };
  return useMutation({
    mutationFn: put,
    onSuccess: (_saved, change) => {
      onChanged();
      done({
        message: t('whole.quality.edit.saved', { id: customer.external_id }),
        undo: () => put(undoneChange(customer, change)),
      });
    },
  });
}
