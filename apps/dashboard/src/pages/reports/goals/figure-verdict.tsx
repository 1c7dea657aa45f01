import { ArrowDown, ArrowUp, CircleDashed, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import score from '../../../parts/score.module.css';

const LOOKS = {
  reached: { Icon: ArrowUp, className: score['up'] },
  better: { Icon: ArrowUp, className: score['up'] },
  not_reached: { Icon: ArrowDown, className: score['down'] },
  worse: { Icon: ArrowDown, className: score['down'] },
  cannot_tell: { Icon: Equal, className: score['flat'] },
  no_clear_change: { Icon: Equal, className: score['flat'] },
  too_few: { Icon: CircleDashed, className: score['few'] },
} as const;

/** What may be said of a figure: icon and words. */
export function FigureVerdict({ verdict }: { readonly verdict: keyof typeof LOOKS }) {
  const { t } = useTranslation('goals');
  const { Icon, className } = LOOKS[verdict];
  return (
    <span className={`${score['verdict']} ${className}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
