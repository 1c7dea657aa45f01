import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { SPLITS, type ReportSearch } from '../../../parts/metrics/report-search.js';
import { useTopicNames } from '../../inbox/inbox-queries.js';
import { useSegmentNames } from '../segment-names.js';
import { useSurveyNames } from '../survey-names.js';
import { useTouchpoints } from '../touchpoints.js';
import { dimensionsQuery } from './dimensions-query.js';

/** The dimensions that can be chosen, and the names of them and of their values. */
export function useDimensions() {
  const { t } = useTranslation('reports');
  const { where } = useMetricTexts();
  const touchpoints = useTouchpoints();
  const surveys = useSurveyNames();
  const segments = useSegmentNames();
  const topics = useTopicNames();
  const attributes = useQuery(dimensionsQuery).data?.attributes ?? [];
  /** The heading of a dimension's values. */
  const titleOf = (dimension: string): string => {
    const base = SPLITS.find((known) => known === dimension);
    if (base !== undefined) return t(`segments.split.${base}`);
    if (dimension.startsWith('attribute:')) return afterColon(dimension);
    return t(dimension.startsWith('topic:') ? 'segments.topic' : 'segments.members');
  };
  const named = (kind: 'segment' | 'topic', names: ReadonlyMap<string, string>) =>
    [...names].map(([id, label]) => ({ value: `${kind}:${id}`, label }));
  const groups = [
    { group: t('segments.segments'), items: named('segment', segments) },
    {
      group: t('segments.attributes'),
      items: attributes.map((key) => ({ value: `attribute:${key}`, label: key })),
    },
    { group: t('segments.topics'), items: named('topic', topics) },
  ];
  return {
    titleOf,
    /** Choices for a field; without `survey` for the report of one survey. */
    options: (kinds: readonly (typeof SPLITS)[number][] = SPLITS) => [
      ...kinds.map((value) => ({ value: value as string, label: t(`segments.split.${value}`) })),
      ...groups.filter(({ items }) => items.length > 0),
    ],
    nameOf: (dimension: string, value: string | null): string => {
      if (value === null) return dimension === 'touchpoint' ? where(null) : t('change.without');
      if (dimension === 'touchpoint')
        return where(touchpoints.find(({ id }) => id === value) ?? { id: value, name: null });
      if (dimension === 'survey') return surveys.get(value) ?? value;
      if (dimension.startsWith('segment:')) return segments.get(value) ?? value;
      if (dimension.startsWith('topic:')) return topics.get(value) ?? value;
      return dimension === 'channel' ? t(`channel.${value as 'link'}`, { defaultValue: value }) : value;
    },
    /** The filters of a search in words, those of the page's own fields left out. */
    filterNames: ({ survey, language, segment, attribute, topic }: ReportSearch): readonly FilterName[] =>
      [
        { key: 'survey' as const, name: survey && (surveys.get(survey) ?? survey) },
        { key: 'language' as const, name: language },
        { key: 'segment' as const, name: segment && (segments.get(segment) ?? segment) },
        { key: 'attribute' as const, name: attribute?.replace('=', ': ') },
        { key: 'topic' as const, name: topic && (topics.get(topic) ?? topic) },
      ].flatMap(({ key, name }) => (name === undefined ? [] : [{ key, name }])),
  };
}

/** A filter of a search that has no field of its own. */
export interface FilterName {
  readonly key: 'survey' | 'language' | 'segment' | 'attribute' | 'topic';
  readonly name: string;
}

/** The search that selects the answers of one value of a dimension. */
export function valueSearch(dimension: string, value: string | null): ReportSearch {
  if (dimension.startsWith('attribute:')) return { attribute: `${afterColon(dimension)}=${value}` };
  const [kind] = dimension.split(':');
  return { [kind as 'survey']: value ?? 'none' };
}

function afterColon(dimension: string): string {
  return dimension.slice(dimension.indexOf(':') + 1);
}
