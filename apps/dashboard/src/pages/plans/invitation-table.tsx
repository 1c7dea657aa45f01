import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import type { Invitation } from './plan-queries.js';
import classes from './plans.module.css';
import { useReasonWords } from './use-reason-words.js';

/** Customers whose names are asked for at once. */
const AT_ONCE = 100;

/** Invitations with their customers: the state, since when, and the reason of those who are not asked. */
export function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const words = useReasonWords();
  const names = useCustomerNames(invitations);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('invitations.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('invitations.customer')}</th>
            <th scope="col">{t('list.status')}</th>
            <th scope="col">{t('invitations.at')}</th>
            <th scope="col">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => {
            const at = timeOf(invitation);
            return (
              <tr key={invitation.id}>
                <td>
                  <Link
                    className={classes.name}
                    to="/customers/$externalId"
                    params={{ externalId: invitation.customer }}
                  >
                    <bdi>{names.get(invitation.customer) ?? invitation.customer}</bdi>
                  </Link>
                </td>
                <td>{t(`invitation.${invitation.status}`)}</td>
                <td className="num muted">
                  <time dateTime={at} title={format.exact(at)}>
                    {format.moment(at)}
                  </time>
                </td>
                <td className="muted">
                  {invitation.reason !== null && words(invitation.reason)}
                  {invitation.until !== null && ` ${t('invitations.until', { day: format.day(invitation.until) })}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The time that belongs to the state. */
function timeOf(invitation: Invitation): string {
  switch (invitation.status) {
    case 'completed':
      return invitation.completed_at ?? invitation.planned_at;
    case 'started':
      return invitation.started_at ?? invitation.planned_at;
    case 'bounced':
      return invitation.bounced_at ?? invitation.planned_at;
    case 'suppressed':
      return invitation.suppressed_at ?? invitation.planned_at;
    case 'expired':
      return invitation.expired_at ?? invitation.planned_at;
    default:
      return invitation.sent_at ?? invitation.claimed_at ?? invitation.planned_at;
  }
}

/** The names of the customers, by external id, as far as they are known. */
function useCustomerNames(invitations: readonly Invitation[]): ReadonlyMap<string, string> {
  const ids = [...new Set(invitations.map(({ customer }) => customer))];
  const { data } = useQuery({
    queryKey: ['customers', 'names', 'of-plan', ids],
    queryFn: async () => {
      const groups = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
        ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
      );
      const pages = await Promise.all(
        groups.map((group) =>
          dataOf(api.GET('/v1/customers', { params: { query: { external_id: group, limit: AT_ONCE } } })),
        ),
      );
      return pages.flatMap(({ data: customers }) => customers);
    },
    enabled: ids.length > 0,
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
  return new Map(data?.flatMap(({ external_id: id, name }) => (name === null ? [] : [[id, name] as const])));
}
