import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoiReport } from './money-queries.js';
import classes from './money.module.css';

/** What a reader should doubt; nothing where there is nothing. */
export function WarningsSection({ report }: { readonly report: RoiReport }) {
  const { t } = useTranslation('money');
  const names = new Map(report.lines.map(({ id, name }) => [id, name]));
  // The refusal in place of the result says it already.
  const warnings = report.warnings.filter(({ code }) => code !== 'no_cost');
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label={t('warnings.title')}>
      {warnings.map(({ code, line_ids: ids }) => (
        <li key={code}>
          <TriangleAlert size={16} aria-hidden />
          <p>
            {t(`warnings.${code}`)} <span className="muted">{ids.map((id) => names.get(id)).join(', ')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
