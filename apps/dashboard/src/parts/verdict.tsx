import { ArrowDown, ArrowUp, CircleDashed, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './score.module.css';

/** What the API says of a change, or of a segment against the rest. */
export type VerdictName = 'up' | 'down' | 'no_clear_change' | 'above' | 'below' | 'no_clear_difference' | 'too_few';

const LOOKS = {
  up: { Icon: ArrowUp, className: classes.up },
  above: { Icon: ArrowUp, className: classes.up },
  down: { Icon: ArrowDown, className: classes.down },
  below: { Icon: ArrowDown, className: classes.down },
  no_clear_change: { Icon: Equal, className: classes.flat },
  no_clear_difference: { Icon: Equal, className: classes.flat },
  too_few: { Icon: CircleDashed, className: classes.few },
};

const OPPOSITE = { up: 'down', down: 'up', above: 'below', below: 'above' } as const;

/** A verdict: icon and words, never colour alone. `lowIsGood`: of shares of what should not be, such as errors. */
export function Verdict(props: { readonly verdict: VerdictName; readonly lowIsGood?: boolean }) {
  const { lowIsGood = false, verdict } = props;
  const { t } = useTranslation('parts');
  const { Icon } = LOOKS[verdict];
  const { className } = LOOKS[lowIsGood && verdict in OPPOSITE ? OPPOSITE[verdict as 'up'] : verdict];
  return (
    <span className={`${classes.verdict} ${className}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
