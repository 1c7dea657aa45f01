import type { Question } from '@hearback/questionnaire';
import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextField } from '../draft/text-field.js';
import classes from '../editor.module.css';

interface Props {
  readonly question: Question;
  readonly change: (members: object) => void;
}

/** What only some kinds of questions have. */
export function KindOptions({ question, change }: Props) {
  const { t } = useTranslation('surveys');
  const number = (name: 'min' | 'max', label: string, value: number | undefined, isNeeded = true) => (
    <NumberInput
      label={label}
      value={value ?? ''}
      hideControls
      onChange={(next) => {
        if (typeof next === 'number') change({ [name]: next });
        else if (!isNeeded) change({ [name]: undefined });
      }}
    />
  );
  switch (question.kind) {
    case 'csat': {
      const { min, max } = question.scale;
      return (
        <NativeSelect
          label={t('option.scale')}
          value={`${min}-${max}`}
          data={[...new Set([`${min}-${max}`, '1-5', '1-7', '1-10', '0-10'])]}
          onChange={({ currentTarget }) => {
            const [low = 1, high = 5] = currentTarget.value.split('-').map(Number);
            change({ scale: { min: low, max: high } });
          }}
        />
      );
    }
    case 'ces':
      return (
        <div className={classes.two}>
          <NativeSelect
            label={t('option.points')}
            value={String(question.points)}
            data={['3', '4', '5', '6', '7', '8', '9', '10']}
            onChange={({ currentTarget }) => change({ points: Number(currentTarget.value) })}
          />
          <NativeSelect
            label={t('option.direction')}
            value={question.direction}
            data={[
              { value: 'agree', label: t('option.agree') },
              { value: 'effort', label: t('option.effort') },
            ]}
            onChange={({ currentTarget }) => change({ direction: currentTarget.value })}
          />
        </div>
      );
    case 'stars':
      return (
        <div className={classes.stack}>
          <NativeSelect
            label={t('option.stars')}
            value={String(question.max)}
            data={['3', '4', '5', '6', '7', '8', '9', '10']}
            onChange={({ currentTarget }) => change({ max: Number(currentTarget.value) })}
          />
          <Checkbox
            label={t('option.countsAsCsat')}
            checked={question.metric === 'csat'}
            onChange={({ currentTarget }) => change({ metric: currentTarget.checked ? 'csat' : undefined })}
          />
        </div>
      );
    case 'text':
      return (
        <div className={classes.stack}>
          <Checkbox
            label={t('option.multiline')}
            checked={question.multiline}
            onChange={({ currentTarget }) => change({ multiline: currentTarget.checked })}
          />
          {number('max', t('option.max'), question.max)}
          <TextField id={`questions.${question.key}.placeholder`} label={t('option.placeholder')} />
        </div>
      );
    case 'number':
      return (
        <div className={classes.stack}>
          <div className={classes.two}>
            {number('min', t('option.from'), question.min, false)}
            {number('max', t('option.to'), question.max, false)}
          </div>
          <Checkbox
            label={t('option.integer')}
            checked={question.integer}
            onChange={({ currentTarget }) => change({ integer: currentTarget.checked })}
          />
        </div>
      );
    case 'date':
      return (
        <div className={classes.two}>
          {(['min', 'max'] as const).map((name) => (
            <TextInput
              key={name}
              type="date"
              label={t(name === 'min' ? 'option.from' : 'option.to')}
              value={question[name] ?? ''}
              onChange={({ currentTarget }) => change({ [name]: currentTarget.value || undefined })}
            />
          ))}
        </div>
      );
    default:
      return null;
  }
}
