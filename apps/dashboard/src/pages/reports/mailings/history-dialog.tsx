import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Dialog } from '../../../parts/dialog.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { mailsQuery } from './mailings-queries.js';
import classes from './mailings.module.css';

/** What was mailed to whom, and how it went. */
export function HistoryDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const mails = useQuery({ ...mailsQuery(id), refetchOnMount: 'always' });
  const all = mails.data?.data ?? [];
  return (
    <Dialog title={t('history')} onClose={onClose}>
      {mails.isPending && <LoadingShapes />}
      {mails.isError && <ErrorInPlace error={mails.error} retry={() => void mails.refetch()} />}
      {mails.isSuccess && all.length === 0 && <Empty text={t('noHistory')} />}
      {all.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('to')}</th>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ id: mail, address, status, reply, finished_at, created_at }) => (
                <tr key={mail}>
                  <td>
                    <bdi dir="ltr">{address === '' ? '–' : address}</bdi>
                  </td>
                  <td>{format.moment(finished_at ?? created_at)}</td>
                  <td>
                    {t(`states.${status}`)}
                    {status === 'failed' && reply !== null && (
                      <p className="small muted" dir="auto">
                        {reply}
                      </p>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}
