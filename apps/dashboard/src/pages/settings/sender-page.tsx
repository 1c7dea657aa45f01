import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { mailQuery } from '../../api/mail.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** Whether mail works, and a test of it. */
export function SenderPage() {
  const { t } = useTranslation('settings');
  const state = useQuery(mailQuery);
  const test = useMutation({ mutationFn: () => dataOf(api.POST('/v1/mail/test')) });
  return (
    <SettingsFrame
      page="sender"
      actions={
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('mail.test')}
        </Button>
      }
    >
      {state.isPending && <LoadingShapes rows={2} />}
      {state.isError && <ErrorInPlace error={state.error} retry={() => void state.refetch()} />}
      {state.data && (
        <div className={classes.stack}>
          <p className={classes.lead}>{t(`mail.via.${state.data.via}`)}</p>
          <p className="muted">{t(`mail.help.${state.data.via}`)}</p>
          <dl className={classes.facts}>
            <dt>{t('mail.sender')}</dt>
            <dd>
              <bdi>{state.data.sender}</bdi>
            </dd>
          </dl>
        </div>
      )}
      <div role="status" className={classes.stack}>
        {test.data && (
          <>
            <p>{t(`mail.outcome.${test.data.outcome}`, { address: test.data.address })}</p>
            <code className={classes.secret} dir="ltr">
              {test.data.reply}
            </code>
          </>
        )}
      </div>
      {test.isError && <ErrorInPlace error={test.error} />}
    </SettingsFrame>
  );
}
