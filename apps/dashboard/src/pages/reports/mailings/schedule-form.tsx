import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { LANGUAGES, PARTS, pathOf, schedulesQuery, type ReportSchedule } from './mailings-queries.js';
import classes from './mailings.module.css';

type Content = Pick<ReportSchedule, 'name' | 'every' | 'day' | 'hour' | 'language' | 'parts'>;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Adds a schedule, changes one, or deletes it. */
export function ScheduleForm({
  schedule,
  onClose,
}: {
  readonly schedule?: ReportSchedule;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('mailings');
  const queries = useQueryClient();
  const done = useDone();
  const own = LANGUAGES.find((language) => language === i18n.language) ?? 'en';
  const [content, setContent] = useState<Content>(
    schedule ?? { name: t('firstName'), every: 'week', day: 4, hour: 8, language: own, parts: [...PARTS] },
  );
  const set = (change: Partial<Content>) => setContent({ ...content, ...change });
  const ended = async (message: string) => {
    done({ message });
    onClose();
    await queries.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  };
  const save = useMutation({
    mutationFn: () => {
      const { name, every, day, hour, language, parts } = content;
      const body = { name: name.trim(), every, day, hour, language, parts: [...parts] };
      return schedule === undefined
        ? dataOf(api.POST('/v1/report-schedules', { body }))
        : dataOf(api.PATCH('/v1/report-schedules/{report_schedule_id}', { ...pathOf(schedule.id), body }));
    },
    onSuccess: () => ended(t('saved')),
  });
  const remove = useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/v1/report-schedules/{report_schedule_id}', pathOf(id))),
    onSuccess: () => ended(t('removed')),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const failed = [save, remove].find(({ isError }) => isError);
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
  }));
  return (
    <Dialog title={t(schedule === undefined ? 'add' : 'edit')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        {failed?.error && <ErrorInPlace error={failed.error} />}
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          value={content.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t('every')}
            data={[
              { value: 'week', label: t('week') },
              { value: 'month', label: t('month') },
            ]}
            value={content.every}
            onChange={(event) => set({ every: event.currentTarget.value === 'month' ? 'month' : 'week', day: 1 })}
          />
          {content.every === 'week' ? (
            <NativeSelect
              label={t('day')}
              data={WEEKDAYS.map((day) => ({ value: String(day), label: t(`days.${day}`) }))}
              value={String(content.day)}
              onChange={(event) => set({ day: Number(event.currentTarget.value) })}
            />
          ) : (
            <NumberInput
              label={t('day')}
              min={1}
              max={28}
              allowDecimal={false}
              value={content.day}
              onChange={(day) => set({ day: typeof day === 'number' ? day : 1 })}
            />
          )}
          <NativeSelect
            label={t('hour')}
            data={hours}
            value={String(content.hour)}
            onChange={(event) => set({ hour: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            label={t('language')}
            data={LANGUAGES.map((language) => ({ value: language, label: t(`languages.${language}`) }))}
            value={content.language}
            onChange={(event) =>
              set({ language: LANGUAGES.find((each) => each === event.currentTarget.value) ?? 'en' })
            }
          />
        </div>
        <Checkbox.Group
          label={t('content')}
          value={[...content.parts]}
          onChange={(chosen) => set({ parts: PARTS.filter((part) => chosen.includes(part)) })}
        >
          <div className={classes.form}>
            {PARTS.map((part) => (
              <Checkbox key={part} value={part} label={t(`parts.${part}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <p className="small muted">{t('once')}</p>
        <div className={classes.acts}>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          {schedule !== undefined && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(schedule.id)}>
              {t('remove')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
