import { CHANNELS } from '@hearback/questionnaire';
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ScoreBound } from '../../parts/score-bound.js';
import type { Line, ListKind, ScoreLine } from './condition.js';
import { segmentNamesQuery, surveyNamesQuery, topicNamesQuery, touchpointNamesQuery } from './queries.js';
import { scoreName } from './score-name.js';
import { MOODS, useNames, WEEKDAYS } from './use-names.js';

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
    case 'earlier_answers':
      return (
        <>
          <Select
            aria-label={t('field.level')}
            allowDeselect={false}
            value={line.level}
            onChange={(level) => onChange({ ...line, level: level as typeof line.level })}
            data={(['low', 'middle', 'high'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
          />
          <NumberInput
            aria-label={t('field.atLeast')}
            min={1}
            max={20}
            allowDecimal={false}
            suffix={` ${t('field.times', { count: line.atLeast })}`}
            value={line.atLeast}
            onChange={(value) => onChange({ ...line, atLeast: Math.max(1, Number(value)) })}
          />
          <NumberInput
            aria-label={t('field.days')}
            min={1}
            max={365}
            allowDecimal={false}
            suffix={` ${t('field.daysUnit')}`}
            value={line.days}
            onChange={(value) => onChange({ ...line, days: Math.max(1, Number(value)) })}
          />
        </>
      );
    case 'opening_hours':
      return (
        <Select
          aria-label={t('field.hours')}
          allowDeselect={false}
          value={line.is}
          onChange={(is) => onChange({ ...line, is: is as typeof line.is })}
          data={(['open', 'closed'] as const).map((value) => ({ value, label: t(`hours.${value}`) }))}
        />
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
  const { data: topics } = useQuery(topicNamesQuery);
  const names = useNames();
  const label = t('field.oneOf');
  if (kind === 'language_in' || kind === 'text_contains') {
    const placeholder = t(kind === 'language_in' ? 'field.languages' : 'field.words');
    return <TagsInput aria-label={label} placeholder={placeholder} value={[...value]} onChange={onChange} />;
  }
  if (kind === 'channel_in' || kind === 'weekday_in' || kind === 'sentiment_in') {
    const known: readonly string[] = { channel_in: CHANNELS, weekday_in: WEEKDAYS, sentiment_in: MOODS }[kind];
    const data = known.map((each) => ({ value: each, label: names(kind, each) }));
    return <MultiSelect aria-label={label} searchable value={[...value]} onChange={onChange} data={data} />;
  }
  const found = { survey_in: surveys, touchpoint_in: touchpoints, segment_in: segments, topic_in: topics }[kind]?.data;
  const named = (found ?? []).map((each) => ({ value: each.id, label: each.name }));
  return <MultiSelect aria-label={label} searchable value={[...value]} onChange={onChange} data={named} />;
}
