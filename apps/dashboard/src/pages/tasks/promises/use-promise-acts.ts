import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';

/** What is done with promises, each told at the foot of the page. The customer is told as well, so there is no undo. */
export function usePromiseActs() {
  const { t } = useTranslation('tasks');
  const queries = useQueryClient();
  const done = useDone();
  const finish = async (message: string) => {
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    done({ message });
  };
  const path = (id: string) => ({ path: { id } });
  return {
    async make(taskId: string, body: Body<'makePromise'>) {
      await dataOf(api.POST('/v1/tasks/{id}/promises', { params: path(taskId), body }));
      await finish(t('promises.done.made'));
    },
    async keep(id: string) {
      await dataOf(api.POST('/v1/promises/{id}/keep', { params: path(id) }));
      await finish(t('promises.done.kept'));
    },
    async move(id: string, body: Body<'movePromise'>) {
      await dataOf(api.POST('/v1/promises/{id}/move', { params: path(id), body }));
      await finish(t('promises.done.moved'));
    },
    async withdraw(id: string, message: string) {
      await dataOf(api.POST('/v1/promises/{id}/withdraw', { params: path(id), body: { message } }));
      await finish(t('promises.done.withdrawn'));
    },
    /** The address of the customer's page, in the clipboard where the browser allows it. */
    async copyPage(taskId: string): Promise<string> {
      const { url } = await dataOf(api.POST('/v1/tasks/{id}/status-link', { params: path(taskId) }));
      try {
        await navigator.clipboard.writeText(url);
        done({ message: t('promises.done.copied') });
      } catch {
        // The address is shown, to be copied by hand.
      }
      return url;
    },
  };
}
