import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadArea } from '../../../i18n/catalogue.js';
import { useFormat } from '../../../i18n/format.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { DaysSelect } from './days-select.js';
import {
  daysOf,
  explainFiguresQuery,
  keyFiguresQuery,
  type FiguresSearch,
  type KeyFigure,
  type KeyFigures,
} from './goals-queries.js';
import { KeyFiguresTable } from './key-figures-table.js';

// The words that all reports share.
await loadArea('reports');

/** The figures that a workspace steers by, each with baseline, goal and verdict. */
export function KeyFiguresPage() {
  const { t } = useTranslation('goals');
  const search = useSearch({ from: '/signed-in/reports/key-figures' });
  const navigate = useNavigate({ from: '/reports/key-figures' });
  const change = (changed: { readonly [K in keyof FiguresSearch]?: FiguresSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const days = daysOf(search);
  const { data, error, isPending, isError, refetch } = useQuery(keyFiguresQuery(days));
  const isOpen = search.explain === true;
  const explanation = useQuery({ ...explainFiguresQuery(days), enabled: isOpen });
  return (
    <ReportFrame
      title={t('figures.title')}
      view={{ report: 'key_figures', search: { days: Number(days) } }}
      file={fileAddress('/v1/reports/key-figures/export', { days })}
      filters={<DaysSelect days={days} onChange={(chosen) => change({ days: chosen })} />}
    >
      {isPending && <LoadingShapes rows={8} />}
      {isError && <ErrorInPlace error={error} what={t('figures.error')} retry={() => void refetch()} />}
      {data && (
        <>
          <KeyFiguresLead report={data} />
          <Section
            id="figures"
            title={t('figures.table')}
            more={<TextLink to="/reports/goals">{t('goals.title')}</TextLink>}
          >
            <KeyFiguresTable figures={data.figures} days={days} />
            <p className="least faint">
              {t('figures.caption')}{' '}
              <button type="button" className="link not-print" onClick={() => change({ explain: true })}>
                {t('explain.open')}
              </button>
            </p>
          </Section>
          <Section id="reading" title={t('reading.title')}>
            <p className="muted small">{t('reading.figures')}</p>
            <p className="muted small">{t('reading.unseen')}</p>
          </Section>
        </>
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('explain.words')}
        nameOf={(step) => t(`figure.${step as KeyFigure['figure']}.name`)}
        isOpen={isOpen}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}

/** What clearly changed, and what was compared with what. Nothing is told of fewer than 30 cases. */
function KeyFiguresLead({ report }: { readonly report: KeyFigures }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const namesOf = (wanted: KeyFigure['verdict']) =>
    report.figures
      .filter(({ cases_needed: needed, verdict }) => needed === 0 && verdict === wanted)
      .map(({ figure }) => t(`figure.${figure}.name`));
  const clear = [
    ...namesOf('worse').map((name) => t('figures.worse', { name })),
    ...namesOf('better').map((name) => t('figures.better', { name })),
  ];
  const isUnknown = report.figures.every(({ now }) => now.value === null);
  const quiet = isUnknown ? t('figures.unknown') : t('figures.nothing');
  const lastDay = (end: string) => format.day(new Date(Date.parse(end) - 1));
  return (
    <div>
      <h2 className="lead">{clear.length === 0 ? quiet : clear.join(' ')}</h2>
      <p className="muted small">
        {t('figures.against', {
          from: format.day(report.from),
          to: lastDay(report.to),
          baselineFrom: format.day(report.baseline_from),
          baselineTo: lastDay(report.baseline_to),
        })}{' '}
        {report.comparisons > 0 && t('figures.comparisons', { count: report.comparisons })}{' '}
        {t('figures.computed', { time: format.moment(report.computed_at) })}
      </p>
    </div>
  );
}
