import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { Progress } from './plan-queries.js';
import classes from './plans.module.css';
import { askedOf } from './progress.js';

/** Five counts of a plan, each with the way to its invitations. */
export function Counts({ planId, progress }: { readonly planId: string; readonly progress: Progress }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const cells = [
    ['asked', askedOf(progress), undefined],
    ['bounced', progress.bounced, 'bounced'],
    ['provisional', progress.provisional, 'provisional'],
    ['started', progress.started, 'started'],
    ['completed', progress.completed, 'completed'],
  ] as const;
  return (
    <ul className={classes.counts}>
      {cells.map(([name, count, status]) => (
        <li key={name}>
          <b className="num">{format.count(count)}</b>
          <Link
            className="link small"
            to="/surveys/campaigns/$planId/invitations"
            params={{ planId }}
            search={status === undefined ? {} : { status }}
          >
            {t(`count.${name}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
