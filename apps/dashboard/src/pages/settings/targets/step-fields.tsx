import { ActionIcon, Button, MultiSelect, NumberInput, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hoursOf, minutesOf, type Step } from './targets-queries.js';
import classes from './targets.module.css';
import { useTargetNames } from './use-target-words.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const NEW: Step = { clock: 'resolution', after_minutes: 0, action: 'raise', staff_ids: [] };

/** What happens after a deadline was missed, step by step. */
export function StepFields(props: {
  readonly steps: readonly Step[];
  readonly onChange: (steps: Step[]) => void;
  /** Number of the target, for the names of the fields. */
  readonly position: number;
}) {
  const { t } = useTranslation('work');
  const { members } = useTargetNames();
  const { steps, onChange, position } = props;
  const set = (n: number, change: Partial<Step>) => onChange(steps.with(n, { ...steps[n]!, ...change }));
  return (
    <section aria-label={t('targets.stepsOf', { n: position })}>
      <p className={classes.label}>{t('targets.steps')}</p>
      <ol className={classes.steps}>
        {steps.map((step, n) => (
          <li key={n}>
            <Select
              aria-label={t('targets.stepClock', { n: n + 1 })}
              allowDeselect={false}
              value={step.clock}
              onChange={(clock) => set(n, { clock: clock as Step['clock'] })}
              data={(['first_response', 'resolution'] as const).map((value) => ({
                value,
                label: t(`targets.clock.${value}`),
              }))}
            />
            <NumberInput
              aria-label={t('targets.stepAfter', { n: n + 1 })}
              min={0}
              max={8760}
              required
              suffix={t('targets.hours')}
              value={hoursOf(step.after_minutes)}
              onChange={(value) => set(n, { after_minutes: minutesOf(value) ?? 0 })}
            />
            <Select
              aria-label={t('targets.stepAction', { n: n + 1 })}
              allowDeselect={false}
              value={step.action}
              onChange={(action) => set(n, { action: action as Step['action'], staff_ids: [] })}
              data={(['notify', 'reassign', 'raise'] as const).map((value) => ({
                value,
                label: t(`targets.action.${value}`),
              }))}
            />
            {step.action === 'notify' && (
              <MultiSelect
                aria-label={t('targets.stepWho', { n: n + 1 })}
                placeholder={step.staff_ids.length === 0 ? t('targets.who') : ''}
                data={members}
                value={[...step.staff_ids]}
                onChange={(staff_ids) => set(n, { staff_ids })}
              />
            )}
            {step.action === 'reassign' && (
              <Select
                aria-label={t('targets.stepWho', { n: n + 1 })}
                placeholder={t('targets.who')}
                data={members}
                value={step.staff_ids[0] ?? null}
                onChange={(id) => set(n, { staff_ids: id === null ? [] : [id] })}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('targets.stepRemove', { n: n + 1 })}
              onClick={() => onChange(steps.toSpliced(n, 1))}
            >
              <X {...ICON} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus {...ICON} />}
        disabled={steps.length >= 10}
        onClick={() => onChange([...steps, NEW])}
      >
        {t('targets.stepAdd')}
      </Button>
    </section>
  );
}
