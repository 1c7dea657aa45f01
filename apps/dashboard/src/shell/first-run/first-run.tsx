import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadingShapes } from '../../parts/states.js';
import classes from './first-run.module.css';
import { useSteps, type Step } from './steps.js';

/** What leads from a new workspace to its first answer, with what is done already. */
export function FirstRun() {
  const { t } = useTranslation();
  const steps = useSteps();
  if (steps === undefined) return <LoadingShapes rows={5} />;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <section className={classes.frame} aria-labelledby="first-run">
      <h2 className="lead" id="first-run">
        {t('firstRun.title')}
      </h2>
      <p className="muted">{t('firstRun.text')}</p>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <StepRow key={step.name} step={step} number={index + 1} isNext={step === next} />
        ))}
      </ol>
    </section>
  );
}

function StepRow(props: { readonly step: Step; readonly number: number; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const { name, isDone, to } = props.step;
  return (
    <li className={classes.step}>
      <span className={isDone ? classes.done : classes.number} aria-hidden>
        {isDone ? <Check size={14} strokeWidth={2.5} /> : props.number}
      </span>
      <div>
        <h3 className={isDone ? 'muted' : undefined}>{t(`firstRun.${name}.title`)}</h3>
        <p className="small muted">{t(`firstRun.${name}.text`)}</p>
      </div>
      {isDone ? (
        <span className="small muted">{t('firstRun.done')}</span>
      ) : (
        <Button variant={props.isNext ? 'filled' : 'default'} renderRoot={(rest: object) => <Link {...rest} to={to} />}>
          {t(`firstRun.${name}.button`)}
        </Button>
      )}
    </li>
  );
}
