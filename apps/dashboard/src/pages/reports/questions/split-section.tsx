import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import { Refusal } from '../../../parts/refusal.js';
import { useDimensions } from '../dimensions/use-dimensions.js';
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
  const { nameOf, options } = useDimensions();
  const { decimals } = useDecimals();
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
          data={options(DIMENSIONS)}
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
        <GroupTable
          split={split}
          words={words}
          nameOf={(value) => (value === null ? t('split.without') : nameOf(split.by, value))}
        />
      </div>
    </Section>
  );
}
