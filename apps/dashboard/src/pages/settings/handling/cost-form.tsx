import { NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { minorPerUnit } from '../../../parts/money.js';
import classes from '../targets/targets.module.css';
import type { WorkSettings } from './playbooks-queries.js';

const ROLES = ['owner', 'admin', 'editor', 'agent'] as const;
type Amounts = WorkSettings['goodwill_limits'];

/** Currency, cost of an hour, limits by role and the budget of a month. */
export function CostForm(props: {
  readonly settings: WorkSettings;
  readonly onSave: (settings: WorkSettings) => void;
}) {
  const { t } = useTranslation('work');
  const { t: ofSettings } = useTranslation('settings');
  const [settings, setSettings] = useState(props.settings);
  const set = (change: Partial<WorkSettings>) => setSettings({ ...settings, ...change });
  const { currency } = settings;
  const unit = currency !== null && /^[A-Z]{3}$/.test(currency) ? minorPerUnit(currency) : 100;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(settings);
  };
  const amount = (label: string, value: number | null, onChange: (minor: number | null) => void, isHidden = false) => (
    <NumberInput
      {...(isHidden ? { 'aria-label': label } : { label })}
      min={0}
      decimalScale={Math.log10(unit)}
      disabled={currency === null}
      value={value === null ? '' : value / unit}
      onChange={(typed) => onChange(typeof typed === 'number' ? Math.round(typed * unit) : null)}
    />
  );
  const row = (name: string, amounts: Amounts, onChange: (amounts: Amounts) => void) => (
    <tr>
      <th scope="row">{name}</th>
      {ROLES.map((role) => (
        <td key={role}>
          {amount(
            t('cost.of', { name, role: ofSettings(`roles.${role}`) }),
            amounts[role],
            (minor) => onChange({ ...amounts, [role]: minor }),
            true,
          )}
        </td>
      ))}
    </tr>
  );
  return (
    <form id="cost" onSubmit={submit} className={classes.form}>
      <div className={classes.pair}>
        <TextInput
          label={t('cost.currency')}
          description={t('cost.currencyHelp')}
          dir="ltr"
          maxLength={3}
          pattern="[A-Z]{3}"
          value={currency ?? ''}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() || null })}
        />
        {amount(t('cost.hour'), settings.hourly_cost_minor, (minor) => set({ hourly_cost_minor: minor }))}
        {amount(t('cost.budget'), settings.goodwill_budget_minor, (minor) => set({ goodwill_budget_minor: minor }))}
      </div>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('cost.roles')}>
        <table className={classes.amounts}>
          <thead>
            <tr>
              <th scope="col">{t('cost.roles')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {ofSettings(`roles.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(t('cost.hourOf'), settings.hourly_cost_by_role, (hourly_cost_by_role) => set({ hourly_cost_by_role }))}
            {row(t('cost.limit'), settings.goodwill_limits, (goodwill_limits) => set({ goodwill_limits }))}
          </tbody>
        </table>
      </div>
      <p className="small muted">{t('cost.limitHelp')}</p>
    </form>
  );
}
