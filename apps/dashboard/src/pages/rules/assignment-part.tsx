import { MultiSelect, NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { STRATEGIES, type FormDefect, type RuleForm } from './form.js';
import { memberNamesQuery, teamNamesQuery } from './queries.js';
import classes from './rules.module.css';

/** When the task is due, and whose it is. */
export function AssignmentPart(props: {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
  readonly defects: readonly FormDefect[];
}) {
  const { t } = useTranslation('rules');
  const { form, set, defects } = props;
  const { data } = useQuery(memberNamesQuery);
  const { data: teams } = useQuery(teamNamesQuery);
  const members = (data?.data ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  const error = defects.includes('staff') ? t('defect.staff') : undefined;
  return (
    <>
      <NumberInput
        id="rule-due"
        label={t('editor.due')}
        min={0.1}
        max={8760}
        value={form.dueHours}
        error={defects.includes('due') && t('defect.due')}
        onChange={(value) => set({ dueHours: Number(value) })}
      />
      <Radio.Group
        label={t('editor.owner')}
        value={form.strategy}
        onChange={(strategy) => set({ strategy: strategy as RuleForm['strategy'], staff: [], teams: [] })}
      >
        <div className={classes.choices}>
          {STRATEGIES.map((value) => (
            <Radio key={value} value={value} label={t(`strategy.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      {form.strategy === 'fixed' && (
        <Select
          id="rule-staff"
          label={t('editor.member')}
          searchable
          value={form.staff[0] ?? null}
          error={error}
          onChange={(id) => set({ staff: id === null ? [] : [id] })}
          data={members}
        />
      )}
      {form.strategy === 'customer_owner' && (
        <TextInput
          label={t('editor.ownerAttribute')}
          description={t('editor.ownerAttributeHelp')}
          maxLength={64}
          value={form.attribute}
          onChange={(event) => set({ attribute: event.currentTarget.value })}
        />
      )}
      {form.strategy !== 'none' && form.strategy !== 'fixed' && (
        <div className={classes.pair}>
          <MultiSelect
            id="rule-staff"
            label={t('editor.members')}
            searchable
            value={[...form.staff]}
            error={error}
            onChange={(staff) => set({ staff })}
            data={members}
          />
          <MultiSelect
            label={t('editor.teams')}
            searchable
            value={[...form.teams]}
            onChange={(list) => set({ teams: list })}
            data={(teams?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </>
  );
}
