import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useActor } from '../use-actor.js';
import { useWorkActs, type TaskStep } from './work-queries.js';
import classes from './work.module.css';

/** The steps of the playbooks, with who has done them and when. */
export function StepsPart(props: {
  readonly id: string;
  readonly steps: readonly TaskStep[];
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const actor = useActor();
  const acts = useWorkActs(props.id);
  const [error, setError] = useState<unknown>();
  const { steps, mayWrite } = props;
  if (steps.length === 0) return null;
  const done = steps.filter(({ done_at }) => done_at !== null).length;
  return (
    <section className={classes.part} aria-labelledby="task-steps">
      <h2 id="task-steps" className={classes.title}>
        {t('task.steps')} <span className="small muted num">{t('task.stepsDone', { done, n: steps.length })}</span>
      </h2>
      {error !== undefined && <ErrorInPlace error={error} />}
      <ul className={classes.list}>
        {steps.map((step) => (
          <li key={step.id}>
            <Checkbox
              label={<span dir="auto">{step.text}</span>}
              description={
                step.done_at !== null && step.done_by !== null
                  ? `${actor(step.done_by)} · ${format.moment(step.done_at)}`
                  : (step.playbook ?? undefined)
              }
              checked={step.done_at !== null}
              disabled={!mayWrite}
              onChange={(event) => {
                acts.tick(step.id, event.currentTarget.checked).then(() => setError(undefined), setError);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
