import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { Format } from '../../i18n/format.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { NotificationsForm, type Wanted } from './notifications-form.js';
import { notificationsQuery } from './queries.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** What the person is mailed, and when. */
export function NotificationsPage() {
  const { t } = useTranslation('settings');
  const settings = useQuery(notificationsQuery);
  const queries = useQueryClient();
  const done = useDone();
  const save = useMutation({
    mutationFn: (body: Wanted) => dataOf(api.PUT('/v1/members/me/notification-settings', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(notificationsQuery.queryKey, saved);
      done({ message: t('saved') });
    },
  });
  return (
    <SettingsFrame
      page="notifications"
      actions={
        <Button type="submit" form="notifications" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      {settings.isPending && <LoadingShapes rows={4} />}
      {settings.isError && <ErrorInPlace error={settings.error} retry={() => void settings.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {settings.data && (
        <>
          <NextMail settings={settings.data} />
          <NotificationsForm settings={settings.data} onSave={save.mutate} />
        </>
      )}
    </SettingsFrame>
  );
}

/** When the next mail goes out, by the person's own clock. */
function NextMail({ settings }: { readonly settings: Reply<'getNotificationSettings'> }) {
  const { t, i18n } = useTranslation('settings');
  const { next_mail_at: next, time_zone: zone, language, kinds } = settings;
  const format = new Format(i18n.language, zone);
  const name = new Intl.DisplayNames(i18n.language, { type: 'language' }).of(language) ?? language;
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>
        {next === null
          ? t(kinds.length === 0 ? 'notifications.never' : 'notifications.atOnce')
          : t('notifications.next', { day: format.fullDay(next), time: format.clock(next) })}
      </p>
      <p className="muted">
        {t('notifications.zone', { zone, language: name })}{' '}
        <TextLink to="/account">{t('notifications.profile')}</TextLink>
      </p>
    </div>
  );
}
