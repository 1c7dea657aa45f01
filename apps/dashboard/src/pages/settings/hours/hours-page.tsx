import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { SettingsFrame } from '../settings-frame.js';
import { CallBacks } from './call-backs.js';
import { HoursForm } from './hours-form.js';
import { bodyOf, calendarsQuery, newCalendar, type Calendar, type CalendarBody } from './hours-queries.js';
import classes from './hours.module.css';

/** The opening hours by which the clocks of tasks run. */
export function HoursPage() {
  const { t } = useTranslation('settings');
  const mayWrite = useMay('rules:write');
  const queries = useQueryClient();
  const done = useDone();
  const list = useQuery(calendarsQuery);
  const calendars = list.data?.calendars ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const isNew = chosen === 'new' || (list.data !== undefined && calendars.length === 0);
  const calendar = isNew ? undefined : (calendars.find(({ id }) => id === chosen) ?? calendars[0]);
  const changed = () => queries.invalidateQueries({ queryKey: calendarsQuery.queryKey });
  const put = (id: string, body: CalendarBody) =>
    dataOf(api.PUT('/v1/calendars/{id}', { params: { path: { id } }, body }));
  const save = useMutation({
    mutationFn: (body: CalendarBody) =>
      calendar === undefined ? dataOf(api.POST('/v1/calendars', { body })) : put(calendar.id, body),
    onSuccess: async (saved) => {
      await changed();
      choose(saved.id);
      done({ message: t('saved'), undo: undoOf(calendar, saved.id) });
    },
  });
  const undoOf = (before: Calendar | undefined, id: string) => async () => {
    if (before === undefined) await dataOf(api.DELETE('/v1/calendars/{id}', { params: { path: { id } } }));
    else await put(id, bodyOf(before));
    await changed();
  };
  return (
    <SettingsFrame
      page="hours"
      actions={
        mayWrite &&
        list.data && (
          <>
            {!isNew && (
              <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => choose('new')}>
                {t('hours.another')}
              </Button>
            )}
            <Button type="submit" form="hours" loading={save.isPending}>
              {t('save')}
            </Button>
          </>
        )
      }
    >
      <p className="muted">{t(calendars.length === 0 ? 'hours.none' : 'hours.about')}</p>
      {list.isPending && <LoadingShapes rows={7} />}
      {list.isError && <ErrorInPlace error={list.error} retry={() => void list.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {calendars.length > 1 && (
        <div className={classes.tabs} role="group" aria-label={t('pages.hours')}>
          {calendars.map(({ id, name }) => (
            <Button
              key={id}
              size="compact-sm"
              variant={calendar?.id === id ? 'filled' : 'default'}
              aria-pressed={calendar?.id === id}
              onClick={() => choose(id)}
            >
              <span dir="auto">{name}</span>
            </Button>
          ))}
        </div>
      )}
      {list.data && (
        <HoursForm
          key={calendar === undefined ? 'new' : `${calendar.id} ${calendar.version}`}
          calendar={calendar}
          body={calendar === undefined ? newCalendar(calendars.length === 0) : bodyOf(calendar)}
          zone={calendar?.time_zone ?? list.data.time_zone}
          mayWrite={mayWrite}
          onSave={save.mutate}
        />
      )}
      {calendars.length > 0 && <CallBacks mayWrite={mayWrite} />}
    </SettingsFrame>
  );
}
