import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ImportResult } from './import-result.js';
import { ProposalForm } from './proposal-form.js';

const WORKING: readonly string[] = ['queued', 'running', 'undoing'];

/** An import: what is to be confirmed, its progress, or its result. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { importId } = useParams({ from: '/signed-in/imports/$importId' });
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', importId],
    queryFn: () => dataOf(api.GET('/v1/imports/{id}', { params: { path: { id: importId } } })),
    refetchInterval: ({ state }) => (WORKING.includes(state.data?.status ?? '') ? 700 : false),
  });
  return (
    <Page title={data?.file_name ?? t('history.unnamed')} within={<Link to="/imports">{t('title')}</Link>}>
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && !error && <LoadingShapes />}
      {data?.status === 'proposed' && data.proposal !== null && (
        <ProposalForm key={JSON.stringify(data.proposal)} state={data} proposal={data.proposal} />
      )}
      {data !== undefined && data.status !== 'proposed' && <ImportResult state={data} />}
    </Page>
  );
}
