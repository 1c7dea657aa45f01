import type { Question } from '@hearback/questionnaire';
import { useTranslation } from 'react-i18next';
import { TextField } from '../draft/text-field.js';
import classes from '../editor.module.css';

/** The words at both ends of a scale. */
export function ScaleWords({ question }: { readonly question: Question }) {
  const { t } = useTranslation('surveys');
  const ends = endsOf(question);
  if (ends === undefined) return null;
  return (
    <div className={classes.two}>
      <TextField id={`questions.${question.key}.low`} label={t('question.means', { number: ends[0] })} />
      <TextField id={`questions.${question.key}.high`} label={t('question.means', { number: ends[1] })} />
    </div>
  );
}

function endsOf(question: Question): readonly [number, number] | undefined {
  switch (question.kind) {
    case 'nps':
      return [0, 10];
    case 'csat':
      return [question.scale.min, question.scale.max];
    case 'ces':
      return [1, question.points];
    case 'stars':
      return [1, question.max];
    case 'emoji':
      return [1, 5];
    default:
      return undefined;
  }
}
