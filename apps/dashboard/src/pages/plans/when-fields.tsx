import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { attentionQuery } from '../settings/attention-queries.js';
import { Conflict } from './conflict.js';
import { firstSchedule } from './first-schedule.js';
import type { Plan } from './plan-queries.js';
import classes from './plans.module.css';
import { useSave } from './use-save.js';

/** When mails go out, as a sentence whose days and limits are fields; a change works the dry run out again. */
export function WhenFields(props: { readonly plan: Plan; readonly onTakeTheirs: () => void }) {
  const { t } = useTranslation('plans');
  const mayWrite = useMay('plans:write');
  const [plan, setPlan] = useState(props.plan);
  const { workspace } = useSession();
  const [schedule, setSchedule] = useState(
    plan.schedule ?? (plan.kind === 'campaign' ? firstSchedule(workspace.time_zone) : null),
  );
  const [windowDays, setWindowDays] = useState(plan.window_days);
  const { save, isConflict, error } = useSave(plan, setPlan);
  const body = { window_days: windowDays, ...(schedule !== null && { schedule }) };
  const isChanged = windowDays !== plan.window_days || JSON.stringify(schedule) !== JSON.stringify(plan.schedule);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body });
  };
  return (
    <Section id="plan-when" title={t('when.title')}>
      <form onSubmit={submit} className={classes.stack} aria-labelledby="plan-when">
        {isConflict && (
          <Conflict
            planId={plan.id}
            onKeepMine={(newest) => save.mutate({ body, on: newest })}
            onTakeTheirs={props.onTakeTheirs}
          />
        )}
        {error !== null && <ErrorInPlace error={error} />}
        <fieldset disabled={!mayWrite} className={classes.sentence}>
          {schedule !== null && (
            <>
              <label>
                {t('when.from')}
                <TextInput
                  type="date"
                  required
                  value={schedule.first_day}
                  onChange={({ currentTarget }) => setSchedule({ ...schedule, first_day: currentTarget.value })}
                />
              </label>
              <label>
                {t('when.for')}
                <NumberInput
                  w={90}
                  min={1}
                  max={365}
                  hideControls
                  allowDecimal={false}
                  suffix={t('when.daysSuffix', { count: schedule.days })}
                  value={schedule.days}
                  onChange={(days) => typeof days === 'number' && setSchedule({ ...schedule, days })}
                />
              </label>
              <label>
                {t('when.most')}
                <NumberInput
                  w={100}
                  min={1}
                  max={1_000_000}
                  hideControls
                  allowDecimal={false}
                  placeholder={t('when.noLimit')}
                  suffix={t('when.aDay')}
                  value={schedule.per_day ?? ''}
                  onChange={(most) => setSchedule({ ...schedule, per_day: typeof most === 'number' ? most : null })}
                />
              </label>
              <label>
                {t('when.at')}
                <TextInput
                  type="time"
                  required
                  value={schedule.time ?? '10:00'}
                  onChange={({ currentTarget }) => setSchedule({ ...schedule, time: currentTarget.value })}
                />
              </label>
            </>
          )}
          <label>
            {t('when.window')}
            <NumberInput
              w={90}
              min={1}
              max={365}
              hideControls
              allowDecimal={false}
              suffix={t('when.daysSuffix', { count: windowDays })}
              value={windowDays}
              onChange={(days) => typeof days === 'number' && setWindowDays(days)}
            />
          </label>
          {schedule !== null && (
            <Switch
              label={t('when.usualSwitch')}
              checked={schedule.at_usual_time ?? false}
              onChange={({ currentTarget }) => setSchedule({ ...schedule, at_usual_time: currentTarget.checked })}
            />
          )}
        </fieldset>
        <Always plan={plan} />
        {isChanged && (
          <Button type="submit" variant="default" w="fit-content" loading={save.isPending}>
            {t(plan.kind === 'trigger' ? 'when.save' : 'when.again')}
          </Button>
        )}
      </form>
    </Section>
  );
}

/** What holds besides: quiet hours, reminders, thanks. */
export function Always({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plans');
  const { data: rules } = useQuery(attentionQuery);
  const { reminders, thanks } = plan;
  const quiet = rules?.quiet_hours;
  return (
    <p className={`muted ${classes.always}`}>
      {quiet !== undefined && quiet !== null && t('when.quiet', { from: quiet.from, to: quiet.to })}{' '}
      {(plan.schedule?.at_usual_time ?? plan.recurring?.at_usual_time ?? false) && t('when.usual')}{' '}
      {reminders !== null &&
        t('when.reminders', { count: reminders.count, after: t('delay.days', { count: reminders.after_days }) })}{' '}
      {thanks && t('when.thanks')}
    </p>
  );
}
