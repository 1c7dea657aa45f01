import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import type { Customer } from '../customer-queries.js';
import { gapQuery, type Gap } from '../whole/merge-queries.js';
import classes from '../whole/whole.module.css';
import { EditDialog } from './edit-dialog.js';

/** The newest customers who lack something, each with the way to mend it: a dialog, or for consent the profile with how it was given. */
export function GapList({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay('customers:write');
  const [edited, setEdited] = useState<Customer>();
  const { data, error, refetch } = useQuery(gapQuery(gap));
  if (error !== null) return <ErrorInPlace error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingShapes />;
  if (data.data.length === 0) return <Empty text={t('whole.quality.noGaps')} />;
  return (
    <>
      {gap === 'dead_address' && (
        <p>
          <TextLink to="/settings/suppressed">{t('whole.quality.suppressed')}</TextLink>
        </p>
      )}
      <ul aria-label={t(`whole.quality.gap.${gap}`)}>
        {data.data.map((customer) => (
          <li key={customer.id} className={classes.pair}>
            <span>
              <Link to="/customers/$externalId" params={{ externalId: customer.external_id }} className="link">
                <bdi>{customer.name ?? customer.external_id}</bdi>
              </Link>
              <bdi className="small muted">{customer.identities[0]?.value ?? customer.external_id}</bdi>
            </span>
            {mayWrite && gap !== 'consent' && (
              <Button
                variant="default"
                aria-label={t('whole.quality.edit.of', { id: customer.external_id })}
                onClick={() => setEdited(customer)}
              >
                {t('whole.quality.edit.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {edited !== undefined && <EditDialog customer={edited} onClose={() => setEdited(undefined)} />}
      {data.next_cursor !== null && <p className="small muted">{t('whole.quality.newest')}</p>}
    </>
  );
}
