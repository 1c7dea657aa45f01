import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { ClaimExplanation } from './claim-explanation.js';
import { ClaimForm } from './claim-form.js';
import { ClaimResult } from './claim-result.js';
import { claimQueryOf, claimSearch } from './claim-search.js';
import { claimQuery } from './money-queries.js';
import classes from './money.module.css';

// The words that all reports share.
await loadArea('reports');

/** Whether a vendor’s figure follows from its own inputs. */
export function ClaimPage() {
  const { t } = useTranslation('money');
  const search = claimSearch(useSearch({ from: '/signed-in/reports/roi/claim' }));
  const navigate = useNavigate({ from: '/reports/roi/claim' });
  const { explain, ...inputs } = search;
  const query = claimQueryOf(inputs);
  const { data, error, isLoading, refetch } = useQuery({
    ...claimQuery(query ?? EMPTY),
    enabled: query !== undefined,
  });
  return (
    <ReportFrame
      title={t('claim.title')}
      {...(query !== undefined && {
        file: fileAddress(
          '/v1/reports/claim/export',
          Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
        ),
      })}
    >
      <div className={classes.claim}>
        <div className={classes.main} aria-live="polite">
          {query === undefined && <p className="muted">{t('claim.lead')}</p>}
          {isLoading && <LoadingShapes rows={6} />}
          {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
          {data !== undefined && query !== undefined && (
            <ClaimResult
              report={data}
              months={query.months}
              onExplain={() => void navigate({ search: { ...inputs, explain: true }, replace: true })}
            />
          )}
        </div>
        <ClaimForm
          key={JSON.stringify(inputs)}
          search={inputs}
          onCheck={(checked) => void navigate({ search: checked })}
        />
      </div>
      {query !== undefined && (
        <ClaimExplanation
          query={query}
          isOpen={explain === true}
          onClose={() => void navigate({ search: inputs, replace: true })}
        />
      )}
    </ReportFrame>
  );
}

const EMPTY = { claim: 0, months: 1, one_off_cost: 0, recurring_cost: 0, savings: 0, extra_revenue: 0 };
