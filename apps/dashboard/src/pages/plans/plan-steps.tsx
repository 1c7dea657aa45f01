import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './plans.module.css';

/** The steps of a plan, in their order. */
export const STEPS = ['audience', 'content', 'dry-run', 'running'] as const;
export type Step = (typeof STEPS)[number];

/** Where a plan is on its way; the steps of a draft are links. */
export function PlanSteps(props: {
  readonly at: Step;
  /** Undefined: a plan that is not stored yet. */
  readonly planId?: string;
  readonly isDraft: boolean;
}) {
  const { t } = useTranslation('plans');
  const { at, planId, isDraft } = props;
  const current = STEPS.indexOf(at);
  return (
    <ol className={classes.steps} aria-label={t('step.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < current ? classes.passed : undefined}
          aria-current={step === at ? 'step' : undefined}
        >
          <span aria-hidden>{index < current ? <Check size={12} strokeWidth={3} /> : index + 1}</span>
          {isDraft && planId !== undefined && step !== 'running' && step !== at ? (
            <Link to="/surveys/campaigns/$planId" params={{ planId }} search={{ step }}>
              {t(`step.${step}`)}
            </Link>
          ) : (
            t(`step.${step}`)
          )}
        </li>
      ))}
    </ol>
  );
}
