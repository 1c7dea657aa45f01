import { ArrowDown, ArrowUp, CircleDashed, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import score from '../../../parts/score.module.css';
import type { EffectRow } from './effect-queries.js';

const LOOKS = {
  better: { Icon: ArrowUp, className: score['up'] },
  worse: { Icon: ArrowDown, className: score['down'] },
  no_clear_change: { Icon: Equal, className: score['flat'] },
} as const;

/** Whether the way of following up helps: icon and words; below 30 pairs how many are missing. */
export function EffectVerdict({ row }: { readonly row: EffectRow }) {
  const { t } = useTranslation('effect');
  if (row.verdict === null || row.pairs_needed > 0)
    return (
      <span className={`${score['verdict']} ${score['few']}`}>
        <CircleDashed size={14} strokeWidth={1.75} aria-hidden />
        {t('verdict.needed', { count: row.pairs_needed })}
      </span>
    );
  const { Icon, className } = LOOKS[row.verdict];
  return (
    <span className={`${score['verdict']} ${className}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {t(`verdict.${row.verdict}`)}
    </span>
  );
}
