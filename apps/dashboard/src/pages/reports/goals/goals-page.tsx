import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { DaysSelect } from './days-select.js';
import { GoalDialog } from './goal-dialog.js';
import { GoalTrend } from './goal-trend.js';
import { daysOf, goalsQuery, type GoalReading } from './goals-queries.js';
import { GoalsTable } from './goals-table.js';
import { useGoalName } from './use-goal-name.js';

// The words that all reports share.
await loadArea('reports');

/** What figures should reach, and whether they do. */
export function GoalsPage() {
  const { t } = useTranslation('goals');
  const mayWrite = useMay('metrics:write');
  const search = useSearch({ from: '/signed-in/reports/goals' });
  const navigate = useNavigate({ from: '/reports/goals' });
  const nameOf = useGoalName();
  const [open, setOpen] = useState<GoalReading | 'new'>();
  const days = daysOf(search);
  const { data, error, isPending, isError, refetch } = useQuery(goalsQuery(days));
  const isEmpty = data?.goals.length === 0;
  // Nothing is told of fewer than 30 cases.
  const told = (wanted: GoalReading['verdict']) =>
    (data?.goals ?? []).filter(({ verdict, reliable }) => reliable && verdict === wanted).map(nameOf);
  const lead = [
    ...told('not_reached').map((name) => t('goals.notReached', { name })),
    ...told('reached').map((name) => t('goals.reached', { name })),
  ];
  const add = mayWrite && (
    <Button
      className="not-print"
      leftSection={<Target size={16} strokeWidth={1.75} aria-hidden />}
      onClick={() => setOpen('new')}
    >
      {t('goals.add')}
    </Button>
  );
  return (
    <ReportFrame
      title={t('goals.title')}
      {...(isEmpty ? {} : { view: { report: 'goals' as const, search: { days: Number(days) } } })}
      actions={!isEmpty && add}
      {...(isEmpty ? {} : { file: fileAddress('/v1/reports/goals/export', { days }) })}
      filters={
        <DaysSelect
          days={days}
          onChange={(chosen) => void navigate({ search: (before) => ({ ...before, days: chosen }), replace: true })}
        />
      }
    >
      {isPending && <LoadingShapes rows={5} />}
      {isError && <ErrorInPlace error={error} what={t('goals.error')} retry={() => void refetch()} />}
      {isEmpty && <Empty text={t('goals.empty')} action={add || undefined} />}
      {data && !isEmpty && (
        <>
          <div>
            <h2 className="lead">{lead.length === 0 ? t('goals.unclear') : lead.join(' ')}</h2>
            <p className="muted small">{t('goals.together', { count: data.goals.length })}</p>
          </div>
          <Section
            id="goals"
            title={t('goals.title')}
            more={
              <TextLink to="/reports/key-figures" search={{ days: Number(days), explain: true }}>
                {t('explain.open')}
              </TextLink>
            }
          >
            <GoalsTable goals={data.goals} days={days} onChange={mayWrite ? setOpen : undefined} />
          </Section>
          <GoalTrend goals={data.goals} days={days} />
        </>
      )}
      {open !== undefined && (
        <GoalDialog reading={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </ReportFrame>
  );
}
