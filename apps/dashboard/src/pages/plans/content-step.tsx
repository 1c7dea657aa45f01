import { Button, SegmentedControl } from '@mantine/core';
import type { Survey } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { surveyQuery } from '../surveys/survey-queries.js';
import { Conflict } from './conflict.js';
import { FollowUpFields } from './follow-up-fields.js';
import { defectsOf, mailBody, mailForm, MAILS, type MailForm, type MailStep } from './mail-form.js';
import { MailPreview } from './mail-preview.js';
import { MailTextFields } from './mail-text-fields.js';
import { PlanFrame } from './plan-frame.js';
import type { Plan } from './plan-queries.js';
import { PlanSteps } from './plan-steps.js';
import classes from './plans.module.css';
import { useSave } from './use-save.js';

/** The second step: the words of the mails, beside the mail as customers see it. */
export function ContentStep(props: {
  readonly plan: Plan;
  readonly onSaved: () => unknown;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans:write');
  const [plan] = useState(props.plan);
  const [form, setForm] = useState<MailForm>(() => mailForm(plan));
  const [mail, setMail] = useState<MailStep>('invite');
  const { data: survey } = useQuery(surveyQuery(plan.survey_id));
  const definition = survey?.definition as unknown as Survey | undefined;
  const languages = definition?.languages ?? [];
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? definition?.default_language ?? '';
  const defects = defectsOf(form.texts);
  const { save, isConflict, error } = useSave(plan, props.onSaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = defects.keys();
    if (first === undefined) return save.mutate({ body: mailBody(form, plan) });
    const [where = '', name = ''] = first.split('.');
    setChosen(where);
    setMail(name.startsWith('reminder') ? 'reminder' : name.startsWith('thanks') ? 'thanks' : 'invite');
    window.setTimeout(() => document.getElementById(`mail-${name}`)?.focus());
  };
  return (
    <PlanFrame
      title={plan.name}
      actions={
        mayWrite && (
          <Button type="submit" form="plan-content" loading={save.isPending}>
            {t('next.dry-run')}
          </Button>
        )
      }
      aside={
        <MailPreview
          surveyId={plan.survey_id}
          texts={form.texts}
          hasDefects={defects.size > 0}
          language={language}
          mail={mail}
        />
      }
    >
      <PlanSteps at="content" planId={plan.id} isDraft />
      <div>
        <p className="lead">{t('content.lead')}</p>
        <p className={`muted ${classes.sub}`}>{t('content.text')}</p>
      </div>
      {isConflict && (
        <Conflict
          planId={plan.id}
          onKeepMine={(newest) => save.mutate({ body: mailBody(form, plan), on: newest })}
          onTakeTheirs={props.onTakeTheirs}
        />
      )}
      {error !== null && <ErrorInPlace error={error} />}
      <form id="plan-content" onSubmit={submit} noValidate className={classes.form}>
        <fieldset disabled={!mayWrite} className={classes.fields}>
          <FollowUpFields form={form} onChange={(change) => setForm({ ...form, ...change })} />
          <div className={classes.row}>
            <SegmentedControl
              aria-label={t('content.mail')}
              value={mail}
              onChange={(value) => setMail(value as MailStep)}
              data={MAILS.filter(
                (each) => each === 'invite' || (each === 'reminder' ? form.reminders !== null : form.thanks),
              ).map((value) => ({ value, label: t(`mail.${value}`) }))}
            />
            {languages.length > 1 && (
              <SegmentedControl
                aria-label={t('content.language')}
                value={language}
                onChange={setChosen}
                data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
              />
            )}
          </div>
          <MailTextFields
            key={`${mail} ${language}`}
            mail={mail}
            language={language}
            texts={form.texts}
            defects={defects}
            onChange={(texts) => setForm({ ...form, texts })}
          />
        </fieldset>
      </form>
    </PlanFrame>
  );
}
