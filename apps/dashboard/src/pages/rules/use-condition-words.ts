import { useTranslation } from 'react-i18next';
import { linesOf, type ConditionJson, type Line } from './condition.js';
import { scoreName } from './score-name.js';
import { useNames } from './use-names.js';

/** Writes a condition as a sentence. */
export function useConditionWords(): (condition: ConditionJson) => string {
  const { t, i18n } = useTranslation('rules');
  const names = useNames();
  const line = (each: Line): string => {
    switch (each.kind) {
      case 'score':
        return t(`words.score.${each.op}`, { metric: scoreName(each, t), value: each.value });
      case 'text':
        return t(`words.text.${each.is}`);
      case 'attribute':
        return t(`words.attribute.${each.op}`, { key: each.key, value: each.value });
      case 'earlier_answers':
        return t('words.earlier_answers', { level: t(`level.${each.level}`), count: each.atLeast, days: each.days });
      case 'opening_hours':
        return t(`words.hours.${each.is}`);
      default:
        return t(`words.${each.kind}`, { list: each.in.map((id) => names(each.kind, id)).join(', ') });
    }
  };
  return (condition) => {
    const lines = linesOf(condition);
    if (lines === undefined) return t('words.nested');
    const type = lines.join === 'all' ? 'conjunction' : 'disjunction';
    return new Intl.ListFormat(i18n.language, { type }).format(lines.lines.map(line));
  };
}
