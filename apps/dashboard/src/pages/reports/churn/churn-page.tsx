import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { ReportFrame } from '../report-frame.js';
import { AtRiskSection } from './at-risk-section.js';
import { CalibrationSection } from './calibration-section.js';
import { ChurnLead } from './churn-lead.js';
import { churnQuery, explainChurnQuery, type ChurnSearch } from './churn-queries.js';
import { ChurnRefusal } from './churn-refusal.js';
import classes from './churn.module.css';
import { FairnessSection } from './fairness-section.js';
import { ServedSection } from './served-section.js';
import { ModelSection } from './model-section.js';
import { UseInSegment } from './use-in-segment.js';

await loadArea('reports');

/** Who may leave, why the model says so, and whether it is right and fair. */
export function ChurnPage() {
  const { t } = useTranslation('churn');
  const search = useSearch({ from: '/signed-in/reports/churn' });
  const navigate = useNavigate({ from: '/reports/churn' });
  const change = (changed: ChurnSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const maySeeCustomers = useMay('customers:read');
  const { data, error, isPending, isError, refetch } = useQuery(churnQuery);
  const explanation = useQuery(explainChurnQuery(search.explain === true));
  const onExplain = () => change({ explain: true });
  return (
    <ReportFrame
      title={t('title')}
      file="/v1/reports/churn/export"
      view={{ report: 'churn', search }}
      actions={data?.refusal === null && <UseInSegment />}
    >
      {isPending && <LoadingShapes rows={8} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {data !== undefined && <ChurnRefusal churn={data} />}
      {data !== undefined && data.refusal !== null && <ServedSection search={search} change={change} />}
      {data !== undefined && data.refusal === null && (
        <div className={classes.columns}>
          <div className={classes.main}>
            <ChurnLead churn={data} onExplain={onExplain} />
            {maySeeCustomers && <AtRiskSection churn={data} />}
            <FairnessSection churn={data} by={search.by} onBy={(by) => change({ by })} />
            <ServedSection search={search} change={change} />
          </div>
          <aside className={classes.aside}>
            <CalibrationSection
              churn={data}
              isTable={search.table === true}
              onTable={(isTable) => change({ table: isTable ? true : undefined })}
            />
            <ModelSection churn={data} />
          </aside>
        </div>
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('explain.words')}
        nameOf={(step) => t(`explain.step.${step as 'risk'}`, { defaultValue: step })}
        digits={3}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
