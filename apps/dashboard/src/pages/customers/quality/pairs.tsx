import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import type { Customer } from '../customer-queries.js';
import { MergeDialog } from '../whole/merge-dialog.js';
import { pairsQuery, useDistinguish, type LikelyPair } from '../whole/merge-queries.js';
import classes from '../whole/whole.module.css';

/** Profiles that may be one person, with why; merged or told apart by staff, never by themselves. */
export function Pairs() {
  const { t } = useTranslation('customers');
  const mayWrite = useMay('customers:write');
  const { data, error, refetch } = useQuery(pairsQuery);
  const [compared, setCompared] = useState<LikelyPair>();
  const distinguish = useDistinguish();
  if (error !== null) return <ErrorInPlace error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingShapes />;
  if (data.data.length === 0) return <Empty text={t('whole.quality.noPairs')} />;
  return (
    <>
      {distinguish.error && <ErrorInPlace error={distinguish.error} />}
      <ul aria-label={t('whole.quality.duplicates')}>
        {data.data.map((pair) => (
          <li key={`${pair.one.id} ${pair.other.id}`} className={classes.pair}>
            <span>
              <span>
                <Person customer={pair.one} /> · <Person customer={pair.other} />
              </span>
              <span className="small muted">
                {t(`whole.quality.certainty.${pair.certainty}`)}:{' '}
                {pair.reasons.map((reason) => t(`whole.quality.reason.${reason as 'name'}`)).join(', ')}
              </span>
            </span>
            {mayWrite && (
              <span className={classes.acts}>
                <Button
                  variant="default"
                  aria-label={t('whole.quality.compareOf', {
                    one: pair.one.external_id,
                    other: pair.other.external_id,
                  })}
                  onClick={() => setCompared(pair)}
                >
                  {t('whole.quality.compare')}
                </Button>
                <Button
                  variant="subtle"
                  aria-label={t('whole.quality.apartOf', { one: pair.one.external_id, other: pair.other.external_id })}
                  loading={distinguish.isPending && distinguish.variables === pair}
                  onClick={() => distinguish.mutate(pair)}
                >
                  {t('whole.quality.apart')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {compared !== undefined && (
        <MergeDialog one={compared.one} other={compared.other} onClose={() => setCompared(undefined)} />
      )}
    </>
  );
}

function Person({ customer }: { readonly customer: Customer }) {
  return (
    <Link to="/customers/$externalId" params={{ externalId: customer.external_id }} className="link">
      <bdi>{customer.name ?? customer.external_id}</bdi> <bdi className="small">{customer.external_id}</bdi>
    </Link>
  );
}
