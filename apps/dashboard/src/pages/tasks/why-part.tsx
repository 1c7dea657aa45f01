import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { explanationQuery, type TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useActor } from './use-actor.js';

/** Why the task exists: the rule, its version and what each condition found, or who opened it. */
export function WhyPart({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const actor = useActor();
  const mayRead = useMay('rules:read');
  const { data: why } = useQuery(explanationQuery(task.id));
  if (why === undefined) return null;
  return (
    <section aria-labelledby="why" className={classes.part}>
      <h2 id="why" className={classes.partTitle}>
        {t('why.title')}
      </h2>
      {why.rule_id === null ? (
        <p className="small">{t('why.byHand', { name: actor(why.opened_by) })}</p>
      ) : (
        <>
          <p className="small">
            {mayRead ? (
              <Link to="/rules/$id" params={{ id: why.rule_id }} className="link" dir="auto">
                {why.rule_name}
              </Link>
            ) : (
              <span dir="auto">{why.rule_name}</span>
            )}{' '}
            <span className="faint">{t('why.version', { version: why.rule_version })}</span>
          </p>
          <ul className={classes.because}>
            {why.because.map((reason) => (
              <li key={reason.path}>
                {reason.held ? (
                  <Check size={14} aria-label={t('why.held')} />
                ) : (
                  <Minus size={14} aria-label={t('why.notHeld')} />
                )}
                <span dir="auto">{reason.sentence}</span>
              </li>
            ))}
          </ul>
          <p className="least faint" dir="auto">
            {why.assignment}
          </p>
        </>
      )}
    </section>
  );
}
