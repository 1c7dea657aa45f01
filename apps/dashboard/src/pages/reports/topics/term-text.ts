import { useTranslation } from 'react-i18next';
import type { Topic, TopicTerm } from './topics-queries.js';

/** Writes the rule of a topic as a sentence, such as "label or print*, not “price label”". */
export function useTermText(): (topic: Pick<Topic, 'terms' | 'except'>) => string {
  const { t, i18n } = useTranslation('topics');
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const written = ({ text, language = null }: TopicTerm) => {
    const quoted = t('quoted', { text });
    return language === null ? quoted : t('rule.only', { text: quoted, language: names.of(language) ?? language });
  };
  return ({ terms, except }) => {
    const words = either.format(terms.map(written));
    return except.length === 0
      ? t('rule.words', { words })
      : t('rule.except', { words, except: either.format(except.map(written)) });
  };
}
