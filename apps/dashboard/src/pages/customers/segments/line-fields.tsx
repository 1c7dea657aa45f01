import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ScoreBound } from '../../../parts/score-bound.js';
import { LineFields as SharedFields } from '../../rules/line-fields.js';
import { surveyNamesQuery } from '../../rules/queries.js';
import { listsQuery } from '../lists/list-queries.js';
import { BANDS, CONSENTS, ENGAGEMENTS, PURPOSES, type Line } from './lines.js';

const METRICS = ['nps', 'csat', 'ces'] as const;

interface Props<L> {
  readonly line: L;
  readonly onChange: (line: Line) => void;
}

/** The fields of one condition. */
export function LineFields({ line, onChange }: Props<Line>) {
  const { t } = useTranslation('segments');
  switch (line.kind) {
    case 'event':
      return (
        <>
          <EventField line={line} onChange={onChange} />
          <BoundField line={line} onChange={onChange} />
          <NumberInput
            aria-label={t('field.times')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            value={line.times}
            onChange={(times) => onChange({ ...line, times: Number(times) })}
          />
          <DaysField line={line} onChange={onChange} />
        </>
      );
    case 'value':
      return <ValueFields line={line} onChange={onChange} />;
    case 'score':
      return <ScoreFields line={line} onChange={onChange} />;
    case 'engagement':
      return (
        <>
          <Select
            aria-label={t('field.engagement')}
            allowDeselect={false}
            value={line.is}
            onChange={(is) => onChange({ ...line, is: is as typeof line.is })}
            data={ENGAGEMENTS.map((value) => ({ value, label: t(`engagement.${value}`) }))}
          />
          <DaysField line={line} onChange={onChange} />
        </>
      );
    case 'consent':
      return (
        <>
          <Select
            aria-label={t('field.purpose')}
            allowDeselect={false}
            value={line.purpose}
            onChange={(purpose) => onChange({ ...line, purpose: purpose as typeof line.purpose })}
            data={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
          <Select
            aria-label={t('field.consent')}
            allowDeselect={false}
            value={line.is}
            onChange={(is) => onChange({ ...line, is: is as typeof line.is })}
            data={CONSENTS.map((value) => ({ value, label: t(`consent.${value}`) }))}
          />
        </>
      );
    case 'risk_in':
      return (
        <MultiSelect
          aria-label={t('field.risk')}
          value={[...line.in]}
          onChange={(bands) => onChange({ ...line, in: BANDS.filter((band) => bands.includes(band)) })}
          data={BANDS.map((value) => ({ value, label: t(`risk.${value}`) }))}
        />
      );
    case 'list_in':
      return <ListField line={line} onChange={onChange} />;
    default:
      return <SharedFields line={line} onChange={(next) => onChange(next as typeof line)} />;
  }
}

function EventField({ line, onChange }: Props<Extract<Line, { kind: 'event' | 'value' }>>) {
  const { t } = useTranslation('segments');
  return (
    <TextInput
      aria-label={t('field.event')}
      placeholder={t('field.event')}
      maxLength={200}
      value={line.event}
      onChange={(event) => onChange({ ...line, event: event.currentTarget.value })}
    />
  );
}

function BoundField({ line, onChange }: Props<Extract<Line, { kind: 'event' | 'value' }>>) {
  const { t } = useTranslation('segments');
  return (
    <Select
      aria-label={t('field.op')}
      allowDeselect={false}
      value={line.op}
      onChange={(op) => onChange({ ...line, op: op as typeof line.op })}
      data={(['at_least', 'at_most'] as const).map((value) => ({ value, label: t(`op.${value}`) }))}
    />
  );
}

function ValueFields({ line, onChange }: Props<Extract<Line, { kind: 'value' }>>) {
  const { t } = useTranslation('segments');
  const digits = digitsOf(line.currency);
  return (
    <>
      <EventField line={line} onChange={onChange} />
      <BoundField line={line} onChange={onChange} />
      <NumberInput
        aria-label={t('field.amount')}
        min={0}
        max={Math.floor(Number.MAX_SAFE_INTEGER / 10 ** digits)}
        decimalScale={digits}
        value={line.minor / 10 ** digits}
        onChange={(amount) => onChange({ ...line, minor: Math.round(Number(amount) * 10 ** digits) })}
      />
      <TextInput
        aria-label={t('field.currency')}
        maxLength={3}
        value={line.currency}
        onChange={(event) => onChange({ ...line, currency: event.currentTarget.value.toUpperCase() })}
      />
      <DaysField line={line} onChange={onChange} />
    </>
  );
}

function ScoreFields({ line, onChange }: Props<Extract<Line, { kind: 'score' }>>) {
  const { t } = useTranslation('segments');
  const { data: surveys } = useQuery(surveyNamesQuery);
  return (
    <>
      <Select
        aria-label={t('field.score')}
        allowDeselect={false}
        value={line.survey ?? line.metric ?? null}
        onChange={(value) =>
          value !== null &&
          onChange(
            value.startsWith('srv_')
              ? { ...line, metric: undefined, survey: value }
              : { ...line, metric: value, survey: undefined },
          )
        }
        data={[
          ...METRICS.map((value) => ({ value: value as string, label: value.toUpperCase() })),
          ...(surveys?.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ScoreBound line={line} onChange={onChange} />
      <DaysField line={line} onChange={onChange} />
    </>
  );
}

function ListField({ line, onChange }: Props<Extract<Line, { kind: 'list_in' }>>) {
  const { t } = useTranslation('segments');
  const { data } = useQuery(listsQuery);
  return (
    <MultiSelect
      aria-label={t('field.lists')}
      placeholder={line.in.length === 0 ? t('field.lists') : undefined}
      searchable
      value={[...line.in]}
      onChange={(ids) => onChange({ ...line, in: ids })}
      data={(data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function DaysField({ line, onChange }: Props<Extract<Line, { readonly days: number | undefined }>>) {
  const { t } = useTranslation('segments');
  return (
    <NumberInput
      aria-label={t('field.days')}
      placeholder={t('field.ever')}
      min={1}
      max={3650}
      allowDecimal={false}
      suffix={t('field.daysSuffix')}
      value={line.days ?? ''}
      onChange={(days) => onChange({ ...line, days: days === '' ? undefined : Number(days) })}
    />
  );
}

/** Decimal places of a currency; two for one that is not known. */
function digitsOf(currency: string): number {
  try {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    return maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
