import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { Refusal } from '../../../parts/refusal.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { EvidenceAside } from './evidence-aside.js';
import { LANGUAGES } from '../mailings/mailings-queries.js';
import { LineDialog } from './line-dialog.js';
import { LinesSection } from './lines-section.js';
import { roiQuery, scenarioQuery, type LineResult } from './money-queries.js';
import classes from './money.module.css';
import { MonthsSection } from './months-section.js';
import { RoiExplanation } from './roi-explanation.js';
import { RoiHeadline } from './roi-headline.js';
import { ScenarioMenu } from './scenario-menu.js';
import { TornadoSection } from './tornado-section.js';
import { WarningsSection } from './warnings-section.js';

// The words that all reports share.
await loadArea('reports');

const ROUTE = '/signed-in/reports/roi/$scenarioId';

/** A scenario: what it returns, its lines, what the result hangs on, and the plan beside what really was. */
export function ScenarioPage() {
  const { t, i18n } = useTranslation('money');
  const language = LANGUAGES.find((each) => each === i18n.language) ?? 'en';
  const { scenarioId } = useParams({ from: ROUTE });
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: '/reports/roi/$scenarioId' });
  const mayWrite = useMay('metrics:write');
  const { data: report, error, isPending, refetch } = useQuery(roiQuery(scenarioId));
  // Factors of the report have the present values of what they follow; changes begin with what was entered.
  const { data: stored } = useQuery(scenarioQuery(scenarioId));
  const [edited, setEdited] = useState<LineResult | 'new'>();
  const show = (change: { readonly explain?: true; readonly table?: true }) =>
    void navigate({ search: change, replace: true });
  return (
    <ReportFrame
      title={report?.scenario.name ?? t('title')}
      view={{ report: 'roi', search: { scenario: scenarioId } }}
      file={fileAddress('/v1/reports/roi/export', { scenario_id: scenarioId })}
      actions={
        stored !== undefined && (
          <>
            <Button
              component="a"
              href={fileAddress('/v1/reports/roi/pdf', { scenario_id: scenarioId, language })}
              download
              variant="default"
              className="not-phone not-print"
              leftSection={<FileText size={16} strokeWidth={1.75} aria-hidden />}
            >
              {t('pdf')}
            </Button>
            <ScenarioMenu scenario={stored} mayWrite={mayWrite} />
            {mayWrite && (
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
                {t('lines.add')}
              </Button>
            )}
          </>
        )
      }
    >
      {isPending && <LoadingShapes rows={8} />}
      {error !== null && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {report !== undefined && stored !== undefined && (
        <div className={classes.columns}>
          <div className={classes.main}>
            {report.refusal === null ? (
              <RoiHeadline report={report} onExplain={() => show({ explain: true })} />
            ) : (
              <Refusal reason={report.refusal} what={t(`refusal.${report.refusal.code as 'no_cost'}`)} />
            )}
            <WarningsSection report={report} />
            <LinesSection report={report} onEdit={mayWrite ? setEdited : undefined} />
            <TornadoSection report={report} isTable={search.table === true} onShow={show} />
            <MonthsSection report={report} scenario={stored} mayWrite={mayWrite} />
          </div>
          <EvidenceAside report={report} />
        </div>
      )}
      {edited !== undefined && stored !== undefined && (
        <LineDialog
          scenario={stored}
          line={edited === 'new' ? undefined : stored.lines.find(({ id }) => id === edited.id)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <RoiExplanation id={scenarioId} isOpen={search.explain === true} onClose={() => show({})} />
    </ReportFrame>
  );
}
