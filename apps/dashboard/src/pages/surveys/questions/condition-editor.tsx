import type { Comparison, ComparisonOp, Condition, Question } from '@hearback/questionnaire';
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../draft/definition.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { conditionOf, firstComparison, opsOf, rowsOf, valuesOf, withValue } from './condition-parts.js';

interface Props {
  readonly question: Question;
  readonly change: (condition: Condition | undefined) => void;
}

/** When a question is asked, as rows of comparisons with earlier questions. */
export function ConditionEditor({ question, change }: Props) {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { questions } = content.definition;
  const earlier = questions.slice(0, questions.indexOf(question));
  const rows = rowsOf(question.show_if);
  if (rows === undefined) {
    return (
      <section>
        <h2>{t('logic.title')}</h2>
        <p className="muted">{t('logic.nested')}</p>
        <Button variant="default" mt="xs" onClick={() => change(undefined)}>
          {t('logic.clear')}
        </Button>
      </section>
    );
  }
  const { join, comparisons } = rows;
  const save = (next: readonly Comparison[], how = join) => change(conditionOf({ join: how, comparisons: next }));
  const last = earlier.at(-1);
  return (
    <section aria-label={t('logic.title')} className={classes.stack}>
      <h2>{t('logic.title')}</h2>
      <div className={classes.box}>
        {comparisons.length === 0 && <p className="muted">{t(last ? 'logic.always' : 'logic.firstQuestion')}</p>}
        {comparisons.length > 1 && (
          <div>
            <NativeSelect
              aria-label={t('logic.join')}
              value={join}
              data={[
                { value: 'all', label: t('logic.all') },
                { value: 'any', label: t('logic.any') },
              ]}
              onChange={({ currentTarget }) => save(comparisons, currentTarget.value as 'all' | 'any')}
            />
          </div>
        )}
        {comparisons.map((comparison, index) => (
          <Row
            key={index}
            number={index + 1}
            comparison={comparison}
            earlier={earlier}
            change={(next) => save(comparisons.map((each, i) => (i === index ? next : each)))}
            remove={() => save(comparisons.filter((_, i) => i !== index))}
          />
        ))}
        {last !== undefined && (
          <div>
            <Button
              variant="subtle"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => save([...comparisons, firstComparison(last)])}
            >
              {t('logic.add')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function Row(props: {
  readonly number: number;
  readonly comparison: Comparison;
  readonly earlier: readonly Question[];
  readonly change: (comparison: Comparison) => void;
  readonly remove: () => void;
}) {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { definition } = content;
  const { comparison, earlier, number, change } = props;
  const text = (id: string) => textIn(definition, definition.default_language, id);
  const other = earlier.find(({ key }) => key === comparison.question);
  const values = other && valuesOf(other);
  const labelOf = (value: string | number | boolean) => {
    if (typeof value === 'boolean') return t(value ? 'logic.yes' : 'logic.no');
    return text(`questions.${other?.key}.choices.${value}`) || String(value);
  };
  const needsValue = comparison.op !== 'answered' && comparison.op !== 'not_answered';
  return (
    <div className={classes.row}>
      <NativeSelect
        aria-label={t('logic.question', { number })}
        value={comparison.question ?? ''}
        data={[
          ...(other === undefined ? [{ value: '', label: comparison.hidden_field ?? comparison.question ?? '' }] : []),
          ...earlier.map(({ key }) => ({ value: key, label: text(`questions.${key}.title`) || key })),
        ]}
        onChange={({ currentTarget }) => {
          const next = earlier.find(({ key }) => key === currentTarget.value);
          if (next !== undefined) change(firstComparison(next));
        }}
      />
      {other?.kind === 'matrix' && (
        <NativeSelect
          aria-label={t('logic.row', { number })}
          value={('row' in comparison && comparison.row) || ''}
          data={other.rows.map(({ key }) => ({ value: key, label: text(`questions.${other.key}.rows.${key}`) || key }))}
          onChange={({ currentTarget }) => change({ ...comparison, row: currentTarget.value } as Comparison)}
        />
      )}
      {other !== undefined && (
        <NativeSelect
          aria-label={t('logic.op', { number })}
          value={comparison.op}
          data={opsOf(other).map((op) => ({ value: op, label: t(`op.${op}`) }))}
          onChange={({ currentTarget }) => change(withValue(comparison, other, currentTarget.value as ComparisonOp))}
        />
      )}
      {needsValue && values !== undefined && (
        <NativeSelect
          aria-label={t('logic.value', { number })}
          value={String(comparison.value)}
          data={values.map((value) => ({ value: String(value), label: labelOf(value) }))}
          onChange={({ currentTarget }) =>
            change({
              ...comparison,
              value: values.find((each) => String(each) === currentTarget.value),
            } as Comparison)
          }
        />
      )}
      {needsValue && other !== undefined && values === undefined && (
        <TextInput
          aria-label={t('logic.value', { number })}
          type={other.kind === 'date' ? 'date' : 'number'}
          value={String(comparison.value ?? '')}
          onChange={({ currentTarget }) => {
            const value = other.kind === 'date' ? currentTarget.value : currentTarget.valueAsNumber;
            if (value !== '' && !Number.isNaN(value)) change({ ...comparison, value } as Comparison);
          }}
        />
      )}
      <ActionIcon variant="default" size={34} aria-label={t('logic.remove', { number })} onClick={props.remove}>
        <X size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
