import { Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AssignmentPart } from './assignment-part.js';
import type { FormDefect, RuleForm } from './form.js';
import classes from './rules.module.css';

/** Whether the rule opens a task, which one and for whom. */
export function TaskPart(props: {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
  readonly defects: readonly FormDefect[];
}) {
  const { t } = useTranslation('rules');
  const { form, set, defects } = props;
  return (
    <section aria-labelledby="action" className={classes.part}>
      <h2 id="action">{t('editor.action')}</h2>
      <Switch
        label={t('editor.opensTask')}
        checked={form.opensTask}
        onChange={(event) => set({ opensTask: event.currentTarget.checked })}
      />
      {form.opensTask && (
        <>
          <TextInput
            id="rule-title"
            label={t('editor.taskTitle')}
            description={t('editor.placeholders', { score: '{{ score }}', customer: '{{ customer }}' })}
            maxLength={200}
            value={form.title}
            error={defects.includes('title') && t('defect.title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('editor.playbook')}
            description={t('editor.playbookHelp')}
            maxLength={10_000}
            value={form.playbook}
            onChange={(event) => set({ playbook: event.currentTarget.value })}
          />
          <AssignmentPart form={form} set={set} defects={defects} />
        </>
      )}
    </section>
  );
}
