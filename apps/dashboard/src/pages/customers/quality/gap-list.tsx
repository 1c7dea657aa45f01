import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { gapQuery, type Gap } from '../whole/merge-queries.js';
import classes from '../whole/whole.module.css';

/** The newest customers who lack something, each with the way to where it is mended. */
export function GapList({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('customers');
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
        {data.data.map(({ id, name, external_id: externalId, identities }) => (
          <li key={id} className={classes.pair}>
            <span>
              <Link to="/customers/$externalId" params={{ externalId }} className="link">
                <bdi>{name ?? externalId}</bdi>
              </Link>
              <bdi className="small muted">{identities[0]?.value ?? externalId}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {data.next_cursor !== null && <p className="small muted">{t('whole.quality.newest')}</p>}
    </>
  );
}
