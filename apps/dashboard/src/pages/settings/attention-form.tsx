import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AttentionEffect } from './attention-effect.js';
import { AttentionMatrix } from './attention-matrix.js';
import type { AttentionChange, AttentionRules } from './attention-queries.js';
import classes from './attention.module.css';

const NIGHT = { from: '20:00', to: '09:00' };

/** The matrix, the limit of a year and the quiet hours; beside them what they do. */
export function AttentionForm(props: {
  readonly rules: AttentionRules;
  readonly mayWrite: boolean;
  readonly onSave: (rules: AttentionChange) => void;
}) {
  const { t } = useTranslation('settings');
  const { waits, per_year, quiet_hours } = props.rules;
  const [rules, setRules] = useState<AttentionChange>({ waits, per_year, quiet_hours });
  const quiet = rules.quiet_hours;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(rules);
  };
  return (
    <form id="attention" onSubmit={submit} className={classes.two}>
      <fieldset disabled={!props.mayWrite} className={classes.fields}>
        <AttentionMatrix waits={rules.waits} onChange={(next) => setRules({ ...rules, waits: next })} />
        <p className="small muted">{t('attention.onceHelp')}</p>
        <NumberInput
          required
          w={180}
          min={1}
          max={365}
          allowDecimal={false}
          label={t('attention.perYear')}
          value={rules.per_year}
          onChange={(count) => typeof count === 'number' && setRules({ ...rules, per_year: count })}
        />
        <Switch
          label={t('attention.quiet')}
          description={t('attention.quietHelp')}
          checked={quiet !== null}
          onChange={(event) => setRules({ ...rules, quiet_hours: event.currentTarget.checked ? NIGHT : null })}
        />
        {quiet !== null && (
          <div className={classes.times}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                required
                label={t(`notifications.${end}`)}
                value={quiet[end]}
                onChange={(event) =>
                  setRules({ ...rules, quiet_hours: { ...quiet, [end]: event.currentTarget.value } })
                }
              />
            ))}
          </div>
        )}
      </fieldset>
      <AttentionEffect saved={props.rules} rules={rules} />
    </form>
  );
}
