import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { TextLink } from '../../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from '../reports.module.css';
import { pairsQuery, type Action } from './effect-queries.js';

/** Who is compared with whom: each line leads to the answers. */
export function EffectPairs(props: {
  readonly query: Query<'readLoopEffect'>;
  readonly action: Action;
  readonly onClose: () => void;
}) {
  const { query, action, onClose } = props;
  const { t } = useTranslation('effect');
  const format = useFormat();
  const { data, error, isPending, isError, refetch } = useQuery(pairsQuery(query, action));
  const title = t('pairs.title', { action: t(`action.${action}`) });
  return (
    <Section
      id="pairs"
      title={title}
      more={
        <Button variant="subtle" size="compact-sm" className="not-print" onClick={onClose}>
          {t('pairs.close')}
        </Button>
      }
    >
      {isPending && <LoadingShapes rows={4} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data && (
        <div className={classes['scroll']} tabIndex={0} role="group" aria-label={title}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('pairs.day')}</th>
                <th scope="col">{t('side.answered')}</th>
                <th scope="col">{t('side.not_answered')}</th>
              </tr>
            </thead>
            <tbody>
              {data.data.map(({ answered, not_answered: other }) => (
                <tr key={answered.response_id}>
                  <th scope="row">{format.day(answered.answered_at)}</th>
                  {[answered, other].map(({ response_id: id, next_response_id: nextId, first, next }) => (
                    <td key={id} dir="ltr">
                      <TextLink to="/inbox" search={{ answer: id }}>
                        {first}
                      </TextLink>{' '}
                      →{' '}
                      <TextLink to="/inbox" search={{ answer: nextId }}>
                        {next}
                      </TextLink>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
