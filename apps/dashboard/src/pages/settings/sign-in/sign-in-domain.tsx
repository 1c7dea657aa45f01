import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { Confirm } from '../confirm.js';
import { CopyText } from '../copy-text.js';
import classes from '../settings.module.css';
import { RoleSelect } from './role-select.js';
import { domainsQuery, type Domain } from './sign-in-domains.js';

const CAPTURES = ['off', 'request', 'join'] as const;

/** A domain: whether it is proved, how to prove it, and who comes in by it. */
export function SignInDomain({ domain, isOwner }: { readonly domain: Domain; readonly isOwner: boolean }) {
  const { t } = useTranslation('sign-in');
  const queries = useQueryClient();
  const [isRemoving, setRemoving] = useState(false);
  const params = { path: { domain_id: domain.id } };
  const onSettled = () => queries.invalidateQueries({ queryKey: domainsQuery.queryKey });
  const check = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/domains/{domain_id}/checks', { params })),
    onSettled,
  });
  const change = useMutation({
    mutationFn: (body: Body<'changeSignInDomain'>) =>
      dataOf(api.PATCH('/v1/single-sign-on/domains/{domain_id}', { params, body })),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/single-sign-on/domains/{domain_id}', { params })),
    onSuccess: () => setRemoving(false),
    onSettled,
  });
  const isProved = domain.proved_at !== null;
  const Icon = isProved ? CircleCheck : CircleHelp;
  const failed = [check, change].find(({ isError }) => isError);
  return (
    <div className={classes.stack} role="group" aria-label={domain.domain}>
      <h3>
        <bdi>{domain.domain}</bdi>{' '}
        <span className={`${classes.state} ${classes[isProved ? 'right' : 'unknown']}`}>
          <Icon size={16} strokeWidth={1.75} aria-hidden />
          {t(isProved ? 'domains.proved' : 'domains.unproved')}
        </span>
      </h3>
      {!isProved && (
        <>
          <p>{t('domains.record')}</p>
          <p className="muted">{t('domains.name')}</p>
          <CopyText text={domain.record_name} />
          <p className="muted">{t('domains.value')}</p>
          <CopyText text={domain.record_value} />
        </>
      )}
      {isOwner && (
        <div className={classes.times}>
          <NativeSelect
            label={t('domains.capture')}
            data={CAPTURES.map((value) => ({ value, label: t(`domains.captures.${value}`) }))}
            value={domain.capture}
            onChange={(event) => change.mutate({ capture: event.currentTarget.value as Domain['capture'] })}
          />
          <RoleSelect label={t('domains.role')} value={domain.role} onChange={(role) => change.mutate({ role })} />
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            {t('domains.check')}
          </Button>
          <Button variant="subtle" onClick={() => setRemoving(true)}>
            {t('domains.remove')}
          </Button>
        </div>
      )}
      {failed?.error && <ErrorInPlace error={failed.error} />}
      {isRemoving && (
        <Confirm
          title={t('domains.removeTitle', { domain: domain.domain })}
          text={t('domains.removeWhat')}
          act={t('domains.remove')}
          isPending={remove.isPending}
          error={remove.isError ? <ErrorInPlace error={remove.error} /> : null}
          onAct={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  );
}
