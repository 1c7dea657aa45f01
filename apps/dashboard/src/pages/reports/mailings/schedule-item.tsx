import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { HistoryDialog } from './history-dialog.js';
import { mailsQuery, pathOf, schedulesQuery, type ReportSchedule } from './mailings-queries.js';
import classes from './mailings.module.css';
import { PreviewDialog } from './preview-dialog.js';
import { RecipientsDialog } from './recipients-dialog.js';
import { ScheduleForm } from './schedule-form.js';

type Opened = 'edit' | 'recipients' | 'history' | 'preview' | undefined;

/** A schedule: when it comes and what it has, and what can be done with it. */
export function ScheduleItem({
  schedule,
  mayWrite,
}: {
  readonly schedule: ReportSchedule;
  readonly mayWrite: boolean;
}) {
  const { t } = useTranslation('mailings');
  const queries = useQueryClient();
  const done = useDone();
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  const { id, name, every, day, hour, language, parts, paused } = schedule;
  const refresh = () => queries.invalidateQueries({ queryKey: schedulesQuery.queryKey });
  const send = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/report-schedules/{report_schedule_id}/send', pathOf(id))),
    onSuccess: async () => {
      done({ message: t('sent') });
      await queries.invalidateQueries({ queryKey: mailsQuery(id).queryKey });
    },
  });
  const change = (wanted: boolean) =>
    dataOf(api.PATCH('/v1/report-schedules/{report_schedule_id}', { ...pathOf(id), body: { paused: wanted } }));
  const pause = useMutation({
    mutationFn: () => change(!paused),
    onSuccess: async () => {
      done({ message: t(paused ? 'resumed' : 'pausedNow'), undo: () => change(paused).then(refresh) });
      await refresh();
    },
  });
  const failed = [send, pause].find(({ isError }) => isError);
  const when = every === 'week' ? t('everyWeek', { day: t(`days.${day as 1}`), hour }) : t('everyMonth', { day, hour });
  return (
    <section className={classes.item} aria-label={name}>
      <div>
        <h3 className={classes.name} dir="auto">
          {name}
        </h3>
        <p className="muted">
          {paused ? t('isPaused') : when} · {t(`languages.${language}`)} ·{' '}
          {parts.map((part) => t(`parts.${part}`)).join(', ')}
        </p>
      </div>
      {failed?.error && <ErrorInPlace error={failed.error} />}
      <div className={classes.acts}>
        <Button variant="default" onClick={() => open('preview')}>
          {t('preview')}
        </Button>
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          {t('send')}
        </Button>
        <Button variant="default" component="a" href={`/v1/report-schedules/${id}/pdf`} download>
          PDF
        </Button>
        <Button variant="default" onClick={() => open('recipients')}>
          {t('recipients')}
        </Button>
        <Button variant="default" onClick={() => open('history')}>
          {t('history')}
        </Button>
        {mayWrite && (
          <>
            <Button variant="default" onClick={() => open('edit')}>
              {t('edit')}
            </Button>
            <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate()}>
              {t(paused ? 'resume' : 'pause')}
            </Button>
          </>
        )}
      </div>
      {opened === 'edit' && <ScheduleForm schedule={schedule} onClose={close} />}
      {opened === 'recipients' && <RecipientsDialog id={id} mayWrite={mayWrite} onClose={close} />}
      {opened === 'history' && <HistoryDialog id={id} onClose={close} />}
      {opened === 'preview' && <PreviewDialog id={id} onClose={close} />}
    </section>
  );
}
