import { ActionIcon, Button, Select } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActFields } from './act-fields.js';
import { ACT_KINDS, actDefect, moved, newAct, type ActKind } from './act.js';
import type { RuleForm } from './form.js';
import classes from './rules.module.css';

/** What the rule does after its task, in an order that buttons change. */
export function ActsPart(props: {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
  readonly isChecked: boolean;
}) {
  const { t } = useTranslation('rules');
  const { form, set, isChecked } = props;
  const [kind, setKind] = useState<ActKind>('tag_response');
  const change = (acts: RuleForm['acts']) => set({ acts });
  return (
    <section id="rule-acts" aria-labelledby="acts" className={classes.part}>
      <h2 id="acts">{t('acts.title')}</h2>
      <p className="small muted">{t('acts.help')}</p>
      {isChecked && form.acts.length === 0 && !form.opensTask && <p className={classes.error}>{t('defect.acts')}</p>}
      <ol className={classes.acts}>
        {form.acts.map((act, n) => {
          const defect = actDefect(act, form.opensTask);
          const name = t('acts.nth', { n: n + 1, kind: t(`acts.kind.${act.kind}`) });
          return (
            <li key={n} className={classes.act} aria-label={name}>
              <div className={classes.actHead}>
                <span className={classes.strong}>{t(`acts.kind.${act.kind}`)}</span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('acts.up', { name })}
                  disabled={n === 0}
                  onClick={() => change(moved(form.acts, n, -1))}
                >
                  <ArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('acts.down', { name })}
                  disabled={n === form.acts.length - 1}
                  onClick={() => change(moved(form.acts, n, 1))}
                >
                  <ArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('acts.remove', { name })}
                  onClick={() => change(form.acts.filter((_, other) => other !== n))}
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </div>
              <ActFields act={act} onChange={(next) => change(form.acts.map((each, k) => (k === n ? next : each)))} />
              {isChecked && defect !== undefined && <p className={classes.error}>{t(`acts.defect.${defect}`)}</p>}
            </li>
          );
        })}
      </ol>
      <div className={classes.addAct}>
        <Select
          aria-label={t('acts.which')}
          allowDeselect={false}
          value={kind}
          onChange={(value) => value !== null && setKind(value as ActKind)}
          data={ACT_KINDS.map((value) => ({ value, label: t(`acts.kind.${value}`) }))}
        />
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => change([...form.acts, newAct(kind)])}
        >
          {t('acts.add')}
        </Button>
      </div>
    </section>
  );
}
