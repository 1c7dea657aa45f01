import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { useSegmentNames } from '../segment-names.js';
import { useTouchpoints } from '../touchpoints.js';
import { useDecimals } from './decimals.js';
import type { QuestionSplit } from './questions-queries.js';
import type { QuestionsSearch } from './questions-search.js';
import own from './questions.module.css';
import { GroupTable } from './group-table.js';
import type { QuestionWords } from './use-question-words.js';

const DIMENSIONS = ['touchpoint', 'channel', 'language'] as const;

/** One question by who answered, and whether the answers have anything to do with that. */
export function SplitSection(props: {
  readonly split: QuestionSplit;
  readonly words: QuestionWords;
  readonly onChange: (change: QuestionsSearch) => void;
}) {
  const { split, words, onChange } = props;
  const { t } = useTranslation('questions');
  const { where } = useMetricTexts();
  const segments = useSegmentNames();
  const touchpoints = useTouchpoints();
  const { decimals } = useDecimals();
  const nameOf = (value: string | null) => {
    if (value === null) return t('split.without');
    if (split.by === 'touchpoint')
      return where(touchpoints.find(({ id }) => id === value) ?? { id: value, name: null });
    if (split.by.startsWith('segment:')) return segments.get(value) ?? value;
    return split.by === 'channel' ? t(`channel.${value as 'link'}`, { ns: 'reports', defaultValue: value }) : value;
  };
  const found = split.association;
  return (
    <Section
      id="split"
      title={t('split.title')}
      more={
        <Select
          size="xs"
          className="not-print"
          aria-label={t('split.by')}
          data={[
            ...DIMENSIONS.map((value) => ({ value: value as string, label: t(`split.${value}`) })),
            ...[...segments].map(([id, name]) => ({ value: `segment:${id}`, label: name })),
          ]}
          value={split.by}
          onChange={(value) => onChange({ group: value ?? undefined })}
          allowDeselect={false}
          w={180}
        />
      }
    >
      <div className={own.split}>
        {found !== null && (
          <p>
            <b>{t(found.p < 0.05 ? 'split.differs' : 'split.same')}</b>{' '}
            {t('split.test', {
              v: decimals(found.cramers_v),
              p: found.p < 0.001 ? '< 0.001' : `= ${found.p.toFixed(3)}`,
              n: found.n,
            })}
          </p>
        )}
        {split.refusal !== null && (
          <Refusal
            reason={split.refusal}
            what={t(`refusal.${split.refusal.code as 'one_group'}`, { defaultValue: split.refusal.message })}
          />
        )}
        <GroupTable split={split} words={words} nameOf={nameOf} />
      </div>
    </Section>
  );
}
