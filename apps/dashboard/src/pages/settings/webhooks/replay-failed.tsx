import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useProblemText } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { pathOf, type Endpoint } from './webhooks-queries.js';

/** Sends again what has failed since the log begins. */
export function ReplayFailed({ endpoint }: { readonly endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const queries = useQueryClient();
  const done = useDone();
  const replay = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/replay', {
          params: pathOf(endpoint.id),
          body: { from: endpoint.created_at, status: 'failed' },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
    onSuccess: ({ messages }) => done({ message: t('replay.done', { count: messages }) }),
  });
  const text = useProblemText(replay.error);
  return (
    <>
      <button type="button" className="link" disabled={replay.isPending} onClick={() => replay.mutate()}>
        {t('replay.failed')}
      </button>
      {replay.isError && <span role="alert">{text}</span>}
    </>
  );
}
