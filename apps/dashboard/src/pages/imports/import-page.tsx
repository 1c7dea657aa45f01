import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { CustomerImport } from './customer-import.js';
import { ImportResult, isWorking } from './import-result.js';
import { ProposalForm } from './proposal-form.js';

/** An import: its id says of what. */
export function ImportPage() {
  const { importId } = useParams({ from: '/signed-in/imports/$importId' });
  return importId.startsWith('cim_') ? <CustomerImport importId={importId} /> : <AnswerImport importId={importId} />;
}

/** An import of answers: what is to be confirmed, its progress, or its result. */
function AnswerImport({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const of = { params: { path: { id: importId } } };
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', importId],
    queryFn: () => dataOf(api.GET('/v1/imports/{id}', of)),
    refetchInterval: ({ state }) => (isWorking(state.data?.status) ? 700 : false),
  });
  const undo = async () => {
    queries.setQueryData(['imports', importId], await dataOf(api.POST('/v1/imports/{id}/undo', of)));
  };
  const errors = async () => {
    const params = { ...of.params, query: { limit: 100 } };
    return (await dataOf(api.GET('/v1/imports/{id}/errors', { params }))).data;
  };
  return (
    <Page title={data?.file_name ?? t('history.unnamed')} within={<Link to="/imports">{t('title')}</Link>}>
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <LoadingShapes />}
      {data?.status === 'proposed' && data.proposal !== null && (
        <ProposalForm key={JSON.stringify(data.proposal)} state={data} proposal={data.proposal} />
      )}
      {data !== undefined && data.status !== 'proposed' && (
        <ImportResult
          state={data}
          undoText={data.dry_run ? undefined : t('undo.text', { count: data.rows.accepted })}
          undoneText={t('result.undone')}
          countName="answers"
          rejectedRows={`/v1/imports/${importId}/rejected-rows`}
          undo={undo}
          errors={errors}
        />
      )}
    </Page>
  );
}
