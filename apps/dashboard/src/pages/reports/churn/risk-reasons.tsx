import type { RiskReason } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

/** The strongest reasons for a risk, each with its points. */
export function RiskReasons({ reasons }: { readonly reasons: readonly RiskReason[] }) {
  const words = useChurnWords();
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={reason.feature}>{words.reason(reason)}</li>
      ))}
    </ul>
  );
}
