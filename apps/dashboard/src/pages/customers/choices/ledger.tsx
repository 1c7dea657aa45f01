import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from '../customers.module.css';
import { ledgerQuery, type ConsentEntry } from './queries.js';

/** Every decision with the words that were shown, newest first. */
export function Ledger({ externalId, onClose }: { readonly externalId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ledgerQuery(externalId),
  );
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog onClose={onClose} title={t('choices.ledger')}>
      {isPending && <LoadingShapes rows={3} />}
      {error !== null && <ErrorInPlace error={error} what={t('choices.failed')} retry={() => void refetch()} />}
      {data !== undefined && entries.length === 0 && <p className="muted">{t('choices.noDecisions')}</p>}
      <ul className={classes.tasks}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Dialog>
  );
}

function Entry({ entry }: { readonly entry: ConsentEntry }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const { purpose, granted, text, locale, way, decided_at: at } = entry;
  const language = locale === null ? undefined : new Intl.DisplayNames(i18n.language, { type: 'language' }).of(locale);
  return (
    <li>
      <span>
        {t(`choices.purpose.${purpose}`)}: {t(`choices.state.${granted ? 'granted' : 'withdrawn'}`)}
      </span>
      {text !== null && (
        <q className="small" lang={locale ?? undefined} dir="auto">
          {text}
        </q>
      )}
      <span className="small muted">
        <span>{[t(`choices.way.${way}`), language].filter((part) => part !== undefined).join(' · ')}</span>
        <time dateTime={at} title={format.exact(at)}>
          {format.moment(at)}
        </time>
      </span>
    </li>
  );
}
