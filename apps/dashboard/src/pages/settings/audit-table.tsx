import { ROLES, type Role } from '@hearback/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { AUDIT_ACTS, isKnownAct } from './audit-words.js';
import { keysQuery, membersQuery } from './queries.js';
import classes from './settings.module.css';

type Entry = Reply<'listAuditEntries'>['data'][number];

/** The entries as sentences: when, who, did what, to what. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const nameOf = useNames();
  return (
    <div className={classes.scroll} role="region" aria-label={t('pages.audit')} tabIndex={0}>
      <table className={`${classes.table} num`}>
        <thead>
          <tr>
            {(['when', 'who', 'did', 'what'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="muted">
                <time dateTime={entry.created_at} title={format.exact(entry.created_at)}>
                  {format.moment(entry.created_at)}
                </time>
              </td>
              <td>
                <b>
                  <bdi>{entry.actor.id === null ? t(`audit.${nobody(entry)}`) : nameOf(entry.actor.id)}</bdi>
                </b>
              </td>
              <td>{isKnownAct(entry.action) ? t(`audit.acts.${AUDIT_ACTS[entry.action]}`) : entry.action}</td>
              <td>
                {entry.target.kind !== 'session' && <bdi>{nameOf(entry.target.id)}</bdi>} <Change entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whom an entry names without an id. */
function nobody({ actor: { kind } }: Entry): 'operator' | 'product' | 'visitor' {
  return kind === 'operator' || kind === 'product' ? kind : 'visitor';
}

/** The change of a role, which is what people look for in the log. */
function Change({ entry: { before, after } }: { readonly entry: Entry }) {
  const { t } = useTranslation('settings');
  const [from, to] = [roleIn(before), roleIn(after)];
  if (to === undefined || from === to) return null;
  return (
    <span className="muted">
      {from === undefined ? t(`roles.${to}`) : `${t(`roles.${from}`)} → ${t(`roles.${to}`)}`}
    </span>
  );
}

function roleIn(values: unknown): Role | undefined {
  const role = (values as { role?: unknown } | null)?.role;
  return ROLES.find((one) => one === role);
}

/** Names by id, of members and keys; other ids are shown as they are. */
function useNames(): (id: string) => string {
  const members = useQuery(membersQuery);
  const keys = useQuery(keysQuery);
  const names = new Map([...(members.data?.data ?? []), ...(keys.data?.data ?? [])].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
