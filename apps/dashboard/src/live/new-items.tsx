import { useTranslation } from 'react-i18next';
import classes from './live.module.css';
import type { Waiting } from './use-live-list.js';

/** `2 new answers — show`: a button above a list, told once to those who do not see it. Nothing while nothing waits. */
export function NewItems(props: {
  readonly of: 'answers' | 'tasks';
  readonly waiting: Waiting;
  readonly show: () => void;
}) {
  const { t } = useTranslation('parts');
  const { of, waiting, show } = props;
  return (
    <div role="status" aria-live="polite">
      {waiting !== 0 && (
        <button type="button" className={classes.new} onClick={show}>
          {waiting === 'many' ? t(`new.${of}.many`) : t(`new.${of}.count`, { count: waiting })}
        </button>
      )}
    </div>
  );
}
