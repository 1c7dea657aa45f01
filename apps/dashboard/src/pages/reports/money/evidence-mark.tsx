import { useTranslation } from 'react-i18next';
import type { Evidence } from './money-queries.js';
import classes from './money.module.css';

/** How sure a number is: a full, a half or a dashed circle, and the word. */
export function EvidenceMark({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('money');
  return (
    <span className={classes.evidence}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
        {evidence === 'measured' && <circle cx="6" cy="6" r="5" fill="var(--accent)" />}
        {evidence === 'estimated' && (
          <>
            <circle cx="6" cy="6" r="4.5" fill="none" stroke="var(--accent)" strokeWidth="1.5" />
            <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="var(--accent)" />
          </>
        )}
        {evidence === 'assumed' && (
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="var(--line2)" strokeWidth="1.5" strokeDasharray="2 2" />
        )}
      </svg>
      {t(`evidence.${evidence}`)}
    </span>
  );
}
