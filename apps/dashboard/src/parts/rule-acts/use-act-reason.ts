import { useTranslation } from 'react-i18next';
import { loadArea } from '../../i18n/catalogue.js';
import { useReasonWords } from '../../pages/plans/use-reason-words.js';

await Promise.all([loadArea('rule-acts'), loadArea('plans')]);

/** Writes why something automatic was not done; a reason that is not known as the API has it. */
export function useActReason(): (reason: string) => string {
  const { t, i18n } = useTranslation('rule-acts');
  const notAsked = useReasonWords();
  return (reason) =>
    i18n.exists(`reason.${reason}`, { ns: 'rule-acts' }) ? t(`reason.${reason as 'person-first'}`) : notAsked(reason);
}
