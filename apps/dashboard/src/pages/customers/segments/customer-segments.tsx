import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../parts/small.js';
import { customerSegmentsQuery } from './queries.js';
import classes from './segments.module.css';

/** The segments that a customer is in. */
export function CustomerSegments({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('customers');
  const { data } = useQuery(customerSegmentsQuery(externalId));
  if (data === undefined) return null;
  return (
    <div>
      <h2>{t('segments')}</h2>
      {data.data.length === 0 && <p className="small muted">{t('noSegments')}</p>}
      <p className={classes.chips}>
        {data.data.map(({ id, name }) => (
          <Link key={id} to="/customers" search={{ segment: id }} className={classes.chip}>
            <Tag>
              <bdi>{name}</bdi>
            </Tag>
          </Link>
        ))}
      </p>
    </div>
  );
}
