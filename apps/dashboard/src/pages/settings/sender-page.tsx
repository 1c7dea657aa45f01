import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { mailQuery } from '../../api/mail.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { InboundMail } from './inbound-mail.js';
import { MailResults } from './mail-results.js';
import { MailRoute } from './mail-route.js';
import { MailWebhook } from './mail-webhook.js';
import { SenderForm } from './sender-form.js';
import { SenderLead } from './sender-lead.js';
import { senderQuery } from './sender-queries.js';
import { SenderRecords } from './sender-records.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** From whom mails to customers are, what its domain needs, and whether mail works at all. */
export function SenderPage() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const sender = useQuery(senderQuery);
  const route = useQuery(mailQuery);
  const test = useMutation({ mutationFn: () => dataOf(api.POST('/v1/mail/test')) });
  const check = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/sender/check')),
    onSuccess: (checked) => queries.setQueryData(senderQuery.queryKey, checked),
  });
  const hasSender = sender.data !== undefined && sender.data.address !== null;
  return (
    <SettingsFrame
      page="sender"
      actions={
        <>
          {hasSender && (
            <Button
              variant="default"
              leftSection={<RefreshCw size={16} strokeWidth={1.75} aria-hidden />}
              loading={check.isPending}
              onClick={() => check.mutate()}
            >
              {t('sender.check')}
            </Button>
          )}
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('mail.test')}
          </Button>
        </>
      }
    >
      {test.isError && <ErrorInPlace error={test.error} />}
      {check.isError && <ErrorInPlace error={check.error} />}
      {sender.isPending && <LoadingShapes rows={4} />}
      {sender.isError && <ErrorInPlace error={sender.error} retry={() => void sender.refetch()} />}
      {sender.data && <SenderLead sender={sender.data} />}
      <div role="status" className={classes.stack}>
        {test.data && (
          <>
            <p>{t(`mail.outcome.${test.data.outcome}`, { address: test.data.address })}</p>
            <code className={classes.secret} dir="ltr">
              {test.data.reply}
            </code>
          </>
        )}
        {check.isSuccess && sender.data?.state && <p>{t(`sender.now.${sender.data.state}`)}</p>}
      </div>
      {hasSender && <SenderRecords sender={sender.data} />}
      {sender.data && (
        <div className={classes.two}>
          <SenderForm key={sender.data.address} sender={sender.data} />
          <MailResults />
        </div>
      )}
      <MailWebhook />
      <InboundMail />
      {route.data && <MailRoute state={route.data} />}
    </SettingsFrame>
  );
}
