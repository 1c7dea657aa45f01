import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import type { Customer } from '../customer-queries.js';
import { MergeDialog } from './merge-dialog.js';
import { useUnmerge } from './merge-queries.js';
import classes from './whole.module.css';

/** The profiles that were merged into that of a customer, each with a way back, and the way to merge another one. */
export function MergedProfiles({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const mayWrite = useMay('customers:write');
  const [isMerging, setMerging] = useState(false);
  const unmerge = useUnmerge();
  return (
    <div>
      <h2>{t('whole.merged')}</h2>
      {customer.merged.length === 0 && <p className="small muted">{t('whole.noneMerged')}</p>}
      {unmerge.error && <ErrorInPlace error={unmerge.error} what={t('whole.unmergeFailed')} />}
      <ul className={classes.merged}>
        {customer.merged.map((profile) => (
          <li key={profile.id}>
            <span>
              <bdi>{profile.external_id}</bdi>
              {profile.identities.map(({ kind, value }) => (
                <bdi key={`${kind} ${value}`} className="small muted">
                  {value}
                </bdi>
              ))}
              <span className="small muted">{t('whole.mergedOn', { day: format.day(profile.merged_at) })}</span>
            </span>
            {mayWrite && (
              <Button
                variant="subtle"
                size="xs"
                loading={unmerge.isPending && unmerge.variables === profile.merge_id}
                aria-label={t('whole.undoOf', { id: profile.external_id })}
                onClick={() => unmerge.mutate(profile.merge_id)}
              >
                {t('whole.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={() => setMerging(true)}>
          {t('whole.mergeOther')}
        </Button>
      )}
      {isMerging && <MergeDialog one={customer} onClose={() => setMerging(false)} />}
    </div>
  );
}
