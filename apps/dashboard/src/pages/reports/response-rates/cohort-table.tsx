import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { useNames } from '../../../parts/customer-names.js';
import { TextLink } from '../../../parts/small.js';
import classes from '../reports.module.css';

/** Invitations that are looked up at once; as many as a page of the list has, so that a page is asked for once. */
const PAGE = 20;

type Invitation = Reply<'listCohortInvitations'>['data'][number];

/** Invitations with their customers, what became of each, and the answer. */
export function CohortTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const customers = useCustomers(invitations.map(({ id }) => id));
  const names = useNames([...customers.values()].map((external_id) => ({ customer: { external_id } })));
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('behind.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('behind.customer')}</th>
            <th scope="col">{t('behind.askedAt')}</th>
            <th scope="col">{t('behind.outcome')}</th>
            <th scope="col">{t('behind.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, asked_at, disposition, open, response_id, unconfirmed }) => {
            const customer = customers.get(id);
            return (
              <tr key={id}>
                <th scope="row">
                  {customer === undefined ? (
                    <span className="muted">{t('behind.unknown')}</span>
                  ) : (
                    <TextLink to="/customers/$externalId" params={{ externalId: customer }}>
                      <bdi>{names.get(customer) ?? customer}</bdi>
                    </TextLink>
                  )}
                </th>
                <td>{format.moment(asked_at)}</td>
                <td>
                  {t(`behind.disposition.${unconfirmed ? 'unconfirmed' : disposition}`)}
                  {open && <span className="muted"> · {t('headline.open')}</span>}
                </td>
                <td>
                  {response_id !== null && (
                    <TextLink to="/inbox" search={{ answer: response_id }}>
                      {t('behind.read')}
                    </TextLink>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The external ids of the customers by invitation, as far as they are known. */
function useCustomers(ids: readonly string[]): ReadonlyMap<string, string> {
  const results = useQueries({
    queries: pagesOf(ids).map((page) => ({
      queryKey: ['invitations', page],
      queryFn: () => dataOf(api.GET('/v1/survey-invitations', { params: { query: { id: [...page], limit: PAGE } } })),
      staleTime: 60_000,
    })),
  });
  return new Map(results.flatMap(({ data }) => data?.data ?? []).map(({ id, customer }) => [id, customer] as const));
}

function pagesOf(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => ids.slice(i * PAGE, (i + 1) * PAGE));
}
