import { ALL_PERMISSIONS } from '@hearback/kernel';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { Confirm } from './confirm.js';
import { keysQuery, type ApiKey } from './queries.js';
import classes from './settings.module.css';

/** The keys with their use; revoked ones stay, because their names explain old entries of the audit log. */
export function KeysTable({ keys }: { readonly keys: readonly ApiKey[] }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [ending, setEnding] = useState<ApiKey>();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/v1/api-keys/{key_id}', { params: { path: { key_id: id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
    onSuccess: () => setEnding(undefined),
  });
  const stateOf = ({ revoked_at, expires_at, last_used_at }: ApiKey) => {
    if (revoked_at !== null) return t('keys.revoked', { day: format.day(revoked_at) });
    if (expires_at !== null && new Date(expires_at) < new Date()) return t('keys.expired');
    return last_used_at === null ? t('keys.unused') : t('keys.used', { when: format.relative(last_used_at) });
  };
  return (
    <>
      <div className={classes.scroll} role="region" aria-label={t('pages.keys')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('keys.name')}</th>
              <th scope="col">{t('keys.kind')}</th>
              <th scope="col">{t('keys.rights')}</th>
              <th scope="col">{t('keys.use')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <td>
                  <b>
                    <bdi>{key.name}</bdi>
                  </b>
                  <div className="small muted" dir="ltr">
                    {key.prefix}…
                  </div>
                </td>
                <td>{t(`keys.kinds.${key.kind}`)}</td>
                <td className="small muted">
                  {key.scopes.length === ALL_PERMISSIONS.length ? t('keys.allRights') : rightsOf(key)}
                  {key.kind === 'publishable' && (key.allowed_origins?.join(', ') ?? t('keys.allOrigins'))}
                </td>
                <td className="small muted">{stateOf(key)}</td>
                <td>
                  {key.revoked_at === null && (
                    <div className={classes.end}>
                      <Button variant="subtle" onClick={() => setEnding(key)}>
                        {t('keys.revoke')}
                      </Button>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ending && (
        <Confirm
          title={t('keys.revokeTitle', { name: ending.name })}
          text={t('keys.revokeWhat')}
          act={t('keys.revoke')}
          isPending={revoke.isPending}
          error={revoke.isError ? <ErrorInPlace error={revoke.error} /> : null}
          onAct={() => revoke.mutate(ending.id)}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

const rightsOf = ({ scopes }: ApiKey) => scopes.join(', ');
