import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleForm } from './form.js';
import classes from './rules.module.css';

/** When the rule opens no task although an answer fits. */
export function LimitsPart(props: { readonly form: RuleForm; readonly set: (change: Partial<RuleForm>) => void }) {
  const { t } = useTranslation('rules');
  const { form, set } = props;
  return (
    <section aria-labelledby="limits" className={classes.part}>
      <h2 id="limits">{t('editor.limits')}</h2>
      <NumberInput
        label={t('editor.maxAge')}
        description={t('editor.maxAgeHelp')}
        min={1}
        max={3650}
        allowDecimal={false}
        value={form.maxAgeDays ?? ''}
        onChange={(value) => set({ maxAgeDays: value === '' ? null : Number(value) })}
      />
      <NumberInput
        label={t('editor.perHour')}
        description={t('editor.perHourHelp')}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        value={form.perHour}
        onChange={(value) => set({ perHour: Math.max(1, Number(value)) })}
      />
    </section>
  );
}
