import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { explainFairnessQuery, fairnessQuery, type ChurnSearch, type Served } from './churn-queries.js';
import classes from './churn.module.css';
import { GroupTable } from './group-table.js';
import { lastMonths } from './last-months.js';
import { useChurnWords } from './use-churn-words.js';

const SUBJECTS = ['deadlines', 'sentiment'] as const;
/** Months that can be chosen. */
const MONTHS = 12;

/** Whether groups of customers are served alike: deadlines that were met, and comments that were read rightly, in a month. */
export function ServedSection(props: {
  readonly search: ChurnSearch;
  readonly change: (changed: ChurnSearch) => void;
}) {
  const { t, i18n } = useTranslation('churn');
  const words = useChurnWords();
  const { change, search } = props;
  const { data, error, isPending, isError, refetch } = useQuery(fairnessQuery(search.month));
  const explanation = useQuery(explainFairnessQuery(search.month, search.explain === 'fairness'));
  const subject = SUBJECTS.find((known) => known === search.served) ?? 'deadlines';
  const served = data?.subjects.find((each) => each.subject === subject);
  const table = served && tableOf(served, search.by);
  return (
    <Section
      id="served"
      title={t('served.title')}
      more={
        <Button
          variant="subtle"
          size="compact-sm"
          className="not-print"
          onClick={() => change({ explain: 'fairness' })}
        >
          {t('explain.open')}
        </Button>
      }
    >
      <div className={`${classes.choices} not-print`}>
        <SegmentedControl
          aria-label={t('served.what')}
          data={SUBJECTS.map((value) => ({ value, label: t(`served.subject.${value}`) }))}
          value={subject}
          onChange={(value) => change({ served: value as 'deadlines' })}
        />
        {data !== undefined && (
          <Select
            aria-label={t('served.month')}
            data={lastMonths(data.time_zone, MONTHS, i18n.language, data.month)}
            value={data.month}
            onChange={(value) => value !== null && change({ month: value })}
            allowDeselect={false}
          />
        )}
        {table !== undefined && served !== undefined && (
          <Select
            aria-label={t('fair.by')}
            data={served.tables.map(({ attribute }) => ({ value: attribute, label: words.attribute(attribute) }))}
            value={table.attribute}
            onChange={(value) => value !== null && change({ by: value })}
            allowDeselect={false}
          />
        )}
      </div>
      {isPending && <LoadingShapes rows={4} />}
      {isError && <ErrorInPlace error={error} what={t('served.failed')} retry={() => void refetch()} />}
      {served !== undefined && <ServedSubject served={served} by={search.by} />}
      <ReportExplanation
        explanation={explanation}
        words={t('served.words')}
        nameOf={(step) => t(`served.step.${step as 'deadlines'}`, { defaultValue: step })}
        digits={3}
        isOpen={search.explain === 'fairness'}
        onClose={() => change({ explain: undefined })}
      />
    </Section>
  );
}

function ServedSubject({ served, by }: { readonly served: Served; readonly by: string | undefined }) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { all, refusal, subject } = served;
  const table = tableOf(served, by);
  return (
    <div className={classes.served}>
      <p className="muted">
        {t(`served.rule.${subject}`)}{' '}
        {all.value !== null &&
          t('served.all', { share: words.share(all), range: words.range(all), n: format.count(all.n) })}
      </p>
      {refusal !== null && (
        <Refusal
          reason={refusal}
          what={refusal.code === 'one_group' ? t('served.refusal.one_group') : t(`served.refusal.too_few_${subject}`)}
        />
      )}
      {table !== undefined && (
        <>
          <GroupTable
            title={t('served.title')}
            attribute={table.attribute}
            size={t(`served.size.${subject}`)}
            share={t(`served.subject.${subject}`)}
            groups={table.groups}
          />
          {table.unknown > 0 && (
            <p className="least faint">
              {t('served.unknown', { count: table.unknown, n: format.count(table.unknown) })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function tableOf({ tables }: Served, by: string | undefined) {
  return (
    tables.find(({ attribute }) => attribute === by) ??
    tables.find(({ attribute }) => attribute === 'language') ??
    tables[0]
  );
}
