import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { Page, Section } from '../../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { schedulesQuery } from './mailings-queries.js';
import classes from './mailings.module.css';
import { ScheduleForm } from './schedule-form.js';
import { ScheduleItem } from './schedule-item.js';
import { ShareSection } from './share-section.js';

/** Reports that come by mail, and links with which others read a report. */
export function MailingsPage() {
  const { t } = useTranslation('mailings');
  const mayWrite = useMay('metrics:write');
  const schedules = useQuery(schedulesQuery);
  const [isAdding, setAdding] = useState(false);
  const all = schedules.data?.data ?? [];
  return (
    <Page
      title={t('title')}
      within={<Link to="/reports">{t('reports')}</Link>}
      actions={mayWrite && <Button onClick={() => setAdding(true)}>{t('add')}</Button>}
    >
      <div>
        <p className="lead">{t('lead', { count: all.filter(({ paused }) => !paused).length })}</p>
        <p className="muted">{t('about')}</p>
      </div>
      <Section title={t('byMail')} id="by-mail">
        {schedules.isPending && <LoadingShapes />}
        {schedules.isError && <ErrorInPlace error={schedules.error} retry={() => void schedules.refetch()} />}
        {schedules.isSuccess && all.length === 0 && <Empty text={t('none')} />}
        <div className={classes.items}>
          {all.map((schedule) => (
            <ScheduleItem key={schedule.id} schedule={schedule} mayWrite={mayWrite} />
          ))}
        </div>
      </Section>
      {mayWrite && <ShareSection />}
      {isAdding && <ScheduleForm onClose={() => setAdding(false)} />}
    </Page>
  );
}
