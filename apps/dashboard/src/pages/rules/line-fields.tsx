import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ScoreBound } from '../../parts/score-bound.js';
import type { Line, ListKind, ScoreLine } from './condition.js';
import { segmentNamesQuery, surveyNamesQuery, touchpointNamesQuery } from './queries.js';
import { scoreName } from './score-name.js';
import { CHANNELS } from './use-names.js';

const METRICS = ['nps', 'csat', 'ces'] as const;

/** The fields of one condition. */
export function LineFields({ line, onChange }: { readonly line: Line; readonly onChange: (line: Line) => void }) {
  const { t } = useTranslation('rules');
  switch (line.kind) {
    case 'score':
      return (
        <>
          <Select
            aria-label={t('field.metric')}
            allowDeselect={false}
            value={scoreKey(line)}
            onChange={(metric) => metric !== null && onChange({ ...line, metric, question: undefined })}
            data={[
              ...METRICS.map((value) => ({ value: value as string, label: value.toUpperCase() })),
              // A question can be asked for by the API; here it is kept or given up for a metric.
              ...(line.question === undefined ? [] : [{ value: scoreKey(line), label: scoreName(line, t) }]),
            ]}
          />
          <ScoreBound line={line} onChange={onChange} />
        </>
      );
    case 'text':
      return (
        <Select
          aria-label={t('field.op')}
          allowDeselect={false}
          value={line.is}
          onChange={(is) => onChange({ ...line, is: is as typeof line.is })}
          data={(['present', 'absent'] as const).map((value) => ({ value, label: t(`text.${value}`) }))}
        />
      );
    case 'attribute':
      return (
        <>
          <TextInput
            aria-label={t('field.key')}
            placeholder={t('field.key')}
            value={line.key}
            onChange={(event) => onChange({ ...line, key: event.currentTarget.value })}
          />
          <Select
            aria-label={t('field.op')}
            allowDeselect={false}
            value={line.op}
            onChange={(op) => onChange({ ...line, op: op as typeof line.op })}
            data={(['eq', 'neq', 'lt', 'gt', 'in'] as const).map((value) => ({ value, label: t(`op.${value}`) }))}
          />
          <TextInput
            aria-label={t('field.value')}
            placeholder={line.op === 'in' ? t('field.values') : t('field.value')}
            value={line.value}
            onChange={(event) => onChange({ ...line, value: event.currentTarget.value })}
          />
        </>
      );
    default:
      return (
        <ListField kind={line.kind} value={line.in} onChange={(list) => onChange({ kind: line.kind, in: list })} />
      );
  }
}

/** Distinguishes scores in the list of choices; no metric has a colon. */
const scoreKey = ({ metric, question }: ScoreLine): string =>
  question === undefined ? (metric ?? '') : `question:${metric ?? ''}:${question}`;

function ListField(props: {
  readonly kind: ListKind;
  readonly value: readonly string[];
  readonly onChange: (list: string[]) => void;
}) {
  const { t } = useTranslation('rules');
  const { kind, value, onChange } = props;
  const { data: surveys } = useQuery(surveyNamesQuery);
  const { data: touchpoints } = useQuery(touchpointNamesQuery);
  const { data: segments } = useQuery(segmentNamesQuery);
  const label = t('field.oneOf');
  if (kind === 'language_in') {
    return <TagsInput aria-label={label} placeholder={t('field.languages')} value={[...value]} onChange={onChange} />;
  }
  const found = { survey_in: surveys, touchpoint_in: touchpoints, segment_in: segments, channel_in: undefined }[kind]
    ?.data;
  const named = (found ?? []).map((each) => ({ value: each.id, label: each.name }));
  const channels = CHANNELS.map((each) => ({ value: each as string, label: t(`channel.${each}`) }));
  return (
    <MultiSelect
      aria-label={label}
      searchable
      value={[...value]}
      onChange={onChange}
      data={kind === 'channel_in' ? channels : named}
    />
  );
}
