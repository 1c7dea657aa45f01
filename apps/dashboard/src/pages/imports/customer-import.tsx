import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { CustomerProposalForm } from './customer-proposal-form.js';
import { ImportResult, isWorking } from './import-result.js';

/** An import of customers or events: what is to be confirmed, its progress, or its result. */
export function CustomerImport({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const queries = useQueryClient();
  const of = { params: { path: { id: importId } } };
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', importId],
    queryFn: () => dataOf(api.GET('/v1/customer-imports/{id}', of)),
    refetchInterval: ({ state }) => (isWorking(state.data?.status) ? 700 : false),
  });
  const undo = async () => {
    queries.setQueryData(['imports', importId], await dataOf(api.POST('/v1/customer-imports/{id}/undo', of)));
  };
  const errors = async () => {
    const params = { ...of.params, query: { limit: 100 } };
    return (await dataOf(api.GET('/v1/customer-imports/{id}/errors', { params }))).data;
  };
  const holds = data?.holds ?? 'customers';
  return (
    <Page title={data?.file_name ?? t('history.unnamed')} within={<Link to="/imports">{t('title')}</Link>}>
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <LoadingShapes />}
      {data?.status === 'proposed' && data.proposal !== null && (
        <CustomerProposalForm key={JSON.stringify(data.proposal)} state={data} proposal={data.proposal} />
      )}
      {data !== undefined && data.status !== 'proposed' && (
        <ImportResult
          state={data}
          undoText={t(`undo.${holds}`)}
          undoneText={t('result.takenBack', {
            undone: format.count(data.undo.undone),
            kept: format.count(data.undo.kept),
          })}
          countName={holds}
          rejectedRows={`/v1/customer-imports/${importId}/rejected-rows`}
          undo={undo}
          errors={errors}
        />
      )}
    </Page>
  );
}
