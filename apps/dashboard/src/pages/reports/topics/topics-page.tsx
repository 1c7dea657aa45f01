import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { PeriodPicker } from '../../../parts/metrics/period-picker.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { sharedReport } from '../mailings/report-of-search.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { TopicDialog, type EditedTopic } from './topic-dialog.js';
import { TopicsBody } from './topics-body.js';
import { chosenTopic } from './topics-lead.js';
import { explainTopicsQuery, topicsQuery } from './topics-queries.js';
import { topicsQueryOf, topicsSearch, type TopicsSearch } from './topics-search.js';
import { useTopicStep } from './use-topic-step.js';

// The words that all reports share.
await loadArea('reports');

/** What comments are about, in which mood, and whether that changed. */
export function TopicsPage() {
  const { t } = useTranslation('topics');
  const { workspace } = useSession();
  const mayWrite = useMay('metrics:write');
  const search = topicsSearch(useSearch({ from: '/signed-in/reports/topics' }));
  const navigate = useNavigate({ from: '/reports/topics' });
  const change = (changed: { readonly [K in keyof TopicsSearch]?: TopicsSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }) as TopicsSearch, resetScroll: false });
  const [edited, setEdited] = useState<EditedTopic>();
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const query = topicsQueryOf(search, workspace.time_zone);
  const { data, error, isPending, isError, refetch } = useQuery(topicsQuery(query));
  const explanation = useQuery({ ...explainTopicsQuery(query), enabled: search.explain === true });
  const stepName = useTopicStep();
  return (
    <ReportFrame
      title={t('title')}
      view={{ report: 'topics', search: { ...search, topic: data && chosenTopic(data, search)?.topic.id } }}
      file={fileAddress('/v1/reports/topics/export', query)}
      share={sharedReport(search, workspace.time_zone, ['topics'])}
      actions={
        mayWrite && (
          <Button
            className="not-print"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setEdited({ phrase: '' })}
          >
            {t('editor.add')}
          </Button>
        )
      }
      filters={
        <>
          <PeriodPicker search={search} onChoose={(days) => change({ days, from: undefined, to: undefined })} />
          {touchpoints.length > 0 && (
            <Select
              aria-label={t('filter.touchpoint')}
              placeholder={t('filter.anyTouchpoint')}
              data={touchpoints.map(({ id, name }) => ({ value: id, label: name }))}
              value={search.touchpoint ?? null}
              onChange={(value) => change({ touchpoint: value ?? undefined })}
              clearable
              searchable
            />
          )}
        </>
      }
    >
      {isPending && <LoadingShapes rows={8} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {data !== undefined && (
        <TopicsBody
          report={data}
          query={query}
          search={search}
          onExplain={() => change({ explain: true })}
          onEdit={mayWrite ? setEdited : undefined}
        />
      )}
      {edited !== undefined && (
        <TopicDialog
          edited={edited}
          onDone={(topic) => {
            setEdited(undefined);
            change({ topic });
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ReportExplanation
        explanation={explanation}
        words={t('explain.words')}
        nameOf={stepName}
        digits={3}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
