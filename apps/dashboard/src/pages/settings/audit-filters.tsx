import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditSearch } from './audit-search.js';
import { AUDIT_ACTS, isKnownAct, type AuditAct } from './audit-words.js';
import { keysQuery, membersQuery } from './queries.js';
import classes from './settings.module.css';

/** Who did it, what, and when: the filters of the audit log, kept in the address. */
export function AuditFilters({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const members = useQuery(membersQuery);
  const keys = useQuery(keysQuery);
  const { action, who, from, to } = search;
  const set = (change: AuditSearch) =>
    void navigate({ to: '/settings/audit', search: withoutEmpty({ ...search, ...change }), replace: true });
  const people = [...(members.data?.data ?? []), ...(keys.data?.data ?? [])].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const acts = (Object.keys(AUDIT_ACTS) as AuditAct[]).map((value) => ({
    value: value as string,
    label: t(`audit.acts.${AUDIT_ACTS[value]}`),
  }));
  return (
    <div className={classes.row} role="search" aria-label={t('audit.filter')}>
      <NativeSelect
        size="xs"
        aria-label={t('audit.who')}
        data={[{ value: '', label: t('audit.anyone') }, ...known(people, who)]}
        value={who ?? ''}
        onChange={(event) => set({ who: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('audit.act')}
        data={[{ value: '', label: t('audit.any') }, ...(isKnownAct(action ?? '') ? acts : known(acts, action))]}
        value={action ?? ''}
        onChange={(event) => set({ action: event.currentTarget.value })}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="xs"
          aria-label={t(`audit.${end}`)}
          value={(end === 'from' ? from : to) ?? ''}
          onChange={(event) => set({ [end]: event.currentTarget.value })}
        />
      ))}
      <span className="muted small">{t('audit.note')}</span>
    </div>
  );
}

/** The options, and the chosen one also if it is not among them. */
function known(options: readonly { readonly value: string; readonly label: string }[], chosen: string | undefined) {
  const isListed = chosen === undefined || options.some(({ value }) => value === chosen);
  return isListed ? [...options] : [{ value: chosen, label: chosen }, ...options];
}

function withoutEmpty(search: AuditSearch): AuditSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined));
}
