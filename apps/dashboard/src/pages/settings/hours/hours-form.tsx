import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { teamsQuery } from '../queries.js';
import type { Calendar, CalendarBody } from './hours-queries.js';
import classes from './hours.module.css';
import { SpecialDays } from './special-days.js';
import { TryHours } from './try-hours.js';
import { WeekEditor } from './week-editor.js';
import { WeekPicture } from './week-picture.js';

/** A calendar: its week as a picture and as fields, its holidays, whom it is for, and a way to try it. */
export function HoursForm(props: {
  /** Undefined: a new one. */
  readonly calendar: Calendar | undefined;
  readonly body: CalendarBody;
  readonly zone: string;
  readonly mayWrite: boolean;
  readonly onSave: (body: CalendarBody) => void;
}) {
  const { t } = useTranslation('settings');
  const [body, setBody] = useState(props.body);
  const { data: teams } = useQuery(teamsQuery);
  const set = (change: Partial<CalendarBody>) => setBody({ ...body, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(body);
  };
  return (
    <>
      <form id="hours" onSubmit={submit} className={classes.two}>
        <fieldset disabled={!props.mayWrite} className={classes.fields}>
          <section>
            <h2 className={classes.title}>
              {t('hours.week')}{' '}
              <bdi className="small muted" dir="ltr">
                {props.zone}
              </bdi>
            </h2>
            <WeekPicture week={body.week} />
            <p className="small muted">{t('hours.stop')}</p>
          </section>
          <WeekEditor week={body.week} onChange={(week) => set({ week })} />
        </fieldset>
        <fieldset disabled={!props.mayWrite} className={classes.fields}>
          <SpecialDays days={body.special_days} onChange={(special_days) => set({ special_days })} />
          <TextInput
            required
            maxLength={80}
            label={t('hours.name')}
            value={body.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            maxLength={64}
            label={t('hours.zone')}
            description={t('hours.zoneHelp')}
            dir="ltr"
            value={body.time_zone ?? ''}
            onChange={(event) => set({ time_zone: event.currentTarget.value.trim() || null })}
          />
          {teams && teams.data.length > 0 && (
            <MultiSelect
              label={t('hours.teams')}
              description={t('hours.teamsHelp')}
              data={teams.data.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...body.team_ids]}
              onChange={(team_ids) => set({ team_ids })}
            />
          )}
          {!props.body.is_default && (
            <Switch
              label={t('hours.default')}
              description={t('hours.defaultHelp')}
              checked={body.is_default}
              onChange={(event) => set({ is_default: event.currentTarget.checked })}
            />
          )}
        </fieldset>
      </form>
      {props.calendar && <TryHours calendar={props.calendar} zone={props.zone} />}
    </>
  );
}
