import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { LiftAddress } from './lift-address.js';
import classes from './settings.module.css';

export type SuppressedAddress = Reply<'listSuppressedAddresses'>['data'][number];

/** The addresses with the reason and the day. */
export function SuppressedTable(props: { readonly entries: readonly SuppressedAddress[]; readonly mayWrite: boolean }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [lifting, setLifting] = useState<SuppressedAddress>();
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={t('pages.suppressed')} tabIndex={0}>
        <table className={`${classes.table} num`}>
          <thead>
            <tr>
              <th scope="col">{t('suppressed.address')}</th>
              <th scope="col">{t('suppressed.reason')}</th>
              <th scope="col">{t('suppressed.since')}</th>
              {props.mayWrite && <td />}
            </tr>
          </thead>
          <tbody>
            {props.entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <bdi dir="ltr">{entry.address}</bdi>
                </td>
                <td>{t(`suppressed.reasons.${entry.reason}`)}</td>
                <td className="muted">
                  <time dateTime={entry.suppressed_at} title={format.exact(entry.suppressed_at)}>
                    {format.day(entry.suppressed_at)}
                  </time>
                </td>
                {props.mayWrite && (
                  <td>
                    <div className={classes.end}>
                      <Button
                        variant="subtle"
                        onClick={() => setLifting(entry)}
                        aria-label={t('suppressed.liftOf', { address: entry.address })}
                      >
                        {t('suppressed.lift')}
                      </Button>
                    </div>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lifting && <LiftAddress entry={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}
