import { Button, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { surveysQuery } from '../surveys/survey-queries.js';
import { FORM_KINDS, missingIn, type AudienceForm } from './audience-form.js';
import classes from './plans.module.css';
import { RecurringFields } from './recurring-fields.js';
import { TriggerFields } from './trigger-fields.js';
import { WhoFields } from './who-fields.js';

/** The first step: the survey, whom it asks, and what causes it. */
export function AudienceStep(props: {
  readonly initial: AudienceForm;
  readonly isNew: boolean;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSave: (form: AudienceForm) => void;
}) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans:write');
  const [form, setForm] = useState(props.initial);
  const [isTried, setTried] = useState(false);
  const { data: surveys } = useQuery(surveysQuery({ limit: 100 }));
  const missing = isTried ? missingIn(form) : [];
  // A list arrives while other fields are filled in.
  const change = (next: Partial<AudienceForm>) => setForm((before) => ({ ...before, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [first] = missingIn(form);
    if (first === undefined) props.onSave(form);
    else document.getElementById(`plan-${first}`)?.focus();
  };
  const errorOf = (name: (typeof missing)[number]) => (missing.includes(name) ? t(`missing.${name}`) : undefined);
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {props.error !== null && props.error !== undefined && <ErrorInPlace error={props.error} />}
      <fieldset disabled={!mayWrite} className={classes.fields}>
        {props.isNew && (
          <Radio.Group
            label={t('kind.label')}
            value={form.kind}
            onChange={(kind) => change({ kind: kind as AudienceForm['kind'] })}
          >
            <div className={classes.cards}>
              {FORM_KINDS.map((kind) => (
                <Radio.Card key={kind} value={kind} className={classes.card}>
                  <Radio.Indicator />
                  <span>
                    <b>{t(`kind.${kind}`)}</b>
                    <span className="small muted">{t(`kindText.${kind}`)}</span>
                  </span>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
        )}
        <div className={classes.pair}>
          <TextInput
            id="plan-name"
            label={t('field.name')}
            description={t('field.nameHelp')}
            maxLength={200}
            value={form.name}
            error={errorOf('name')}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <Select
            id="plan-survey"
            label={t('field.survey')}
            description={t('field.surveyHelp')}
            searchable
            allowDeselect={false}
            value={form.survey === '' ? null : form.survey}
            error={errorOf('survey')}
            data={(surveys?.data ?? []).map(({ id, name, status }) => ({
              value: id,
              label: status === 'published' ? name : t('field.notPublished', { name }),
            }))}
            onChange={(survey) => change({ survey: survey ?? '' })}
          />
        </div>
        {form.kind === 'recurring' && <RecurringFields form={form} errorOf={errorOf} onChange={change} />}
        {form.kind === 'trigger' && <TriggerFields form={form} error={errorOf('event')} onChange={change} />}
        <WhoFields form={form} errorOf={errorOf} onChange={change} />
      </fieldset>
      {mayWrite && (
        <Button type="submit" w="fit-content" loading={props.isSaving}>
          {t('next.content')}
        </Button>
      )}
    </form>
  );
}
