import { useTranslation } from 'react-i18next';
import { loadArea } from '../../i18n/catalogue.js';

await Promise.all([loadArea('acts'), loadArea('plans')]);

/** Writes why something automatic was not done; a reason that is not known as the API has it. */
export function useActReason(): (reason: string) => string {
  const { t, i18n } = useTranslation(['acts', 'plans']);
  return (reason) => {
    if (i18n.exists(`reason.${reason}`, { ns: 'acts' })) return t(`reason.${reason as 'person-first'}`, { ns: 'acts' });
    const key = `reasons.${reason as 'erased'}` as const;
    return i18n.exists(key, { ns: 'plans' }) ? t(key, { ns: 'plans' }) : reason;
  };
}
