import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { ActsPart } from './acts-part.js';
import { ConditionPart } from './condition-part.js';
import { DryRun } from './dry-run.js';
import { bodyOf, formDefects, formOf, type RuleForm } from './form.js';
import { LimitsPart } from './limits-part.js';
import type { Rule } from './queries.js';
import { TaskPart } from './task-part.js';
import classes from './rules.module.css';
import { useRuleActs } from './use-rule-acts.js';

/** The editor of a rule: which answers, which task, for whom, and what else; and what it would have done. */
export function RuleEditor({ rule }: { readonly rule?: Rule }) {
  const { t } = useTranslation('rules');
  const mayWrite = useMay('rules:write');
  const navigate = useNavigate();
  const acts = useRuleActs();
  const draft = rule === undefined ? 'rule:new' : `rule:${rule.id}:${rule.version}`;
  const [form, setForm, clear] = useDraft<RuleForm>(
    draft,
    formOf(rule, t('editor.defaultTitle', { customer: '{{ customer }}' })),
  );
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const summary = useRef<HTMLDivElement>(null);
  const set = (change: Partial<RuleForm>) => setForm({ ...form, ...change });
  const defects = formDefects(form);
  const shown = isTried ? defects : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (defects.length > 0) return window.setTimeout(() => summary.current?.focus());
    try {
      await acts.save(rule?.id, bodyOf(form));
      clear();
      await navigate({ to: '/rules' });
    } catch (problem) {
      setError(problem);
    }
  };
  const title = rule?.name ?? t('editor.new');
  return (
    <Page
      title={shown.length > 0 ? t('editor.errorTitle', { title }) : title}
      within={<Link to="/rules">{t('title')}</Link>}
      actions={
        mayWrite && (
          <Button type="submit" form="rule">
            {t('editor.save')}
          </Button>
        )
      }
    >
      <div className={classes.editor}>
        <form id="rule" onSubmit={(event) => void submit(event)} className={classes.form} noValidate>
          {shown.length > 0 && (
            <div ref={summary} tabIndex={-1} role="alert" className={classes.summary}>
              <p className={classes.strong}>{t('editor.problem')}</p>
              <ul>
                {shown.map((defect) => (
                  <li key={defect}>
                    <a className="link" href={`#rule-${defect}`}>
                      {t(`defect.${defect}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {error !== undefined && <ErrorInPlace error={error} />}
          <fieldset disabled={!mayWrite} className={classes.fields}>
            <TextInput
              id="rule-name"
              label={t('editor.name')}
              maxLength={200}
              value={form.name}
              error={shown.includes('name') && t('defect.name')}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <ConditionPart
              lines={form.lines}
              error={shown.includes('lines') ? t('defect.lines') : undefined}
              onChange={(lines) => set({ lines, condition: undefined })}
            />
            <TaskPart form={form} set={set} defects={shown} />
            <ActsPart form={form} set={set} isChecked={isTried} />
            <LimitsPart form={form} set={set} />
          </fieldset>
        </form>
        <DryRun body={defects.length === 0 ? bodyOf(form) : undefined} />
      </div>
    </Page>
  );
}
