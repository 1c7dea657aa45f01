import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Page } from '../../../parts/page.js';
import { Chip } from '../../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { qualityQuery, type Gap, type Quality } from '../whole/merge-queries.js';
import classes from '../whole/whole.module.css';
import { GapList } from './gap-list.js';
import { Pairs } from './pairs.js';

/** What is amiss with the profiles of customers, each row with what can be done. */
export function QualityPage() {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { check } = useSearch({ from: '/signed-in/customer-quality' });
  const navigate = useNavigate({ from: '/customer-quality' });
  const { data, error, refetch } = useQuery(qualityQuery);
  const choose = (next: Gap | undefined) => void navigate({ search: next === undefined ? {} : { check: next } });
  return (
    <Page title={t('whole.quality.title')} within={<Link to="/customers">{t('title')}</Link>}>
      <p className="muted">{t('whole.quality.lead')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {data !== undefined && (
        <>
          <div className={classes.checks} role="group" aria-label={t('show')}>
            <Chip isOn={check === undefined} onClick={() => choose(undefined)}>
              {t('whole.quality.duplicates')} <span className="num">{format.count(data.duplicates)}</span>
            </Chip>
            {GAPS.map((gap) => (
              <Chip key={gap} isOn={check === gap} onClick={() => choose(gap)}>
                {t(`whole.quality.gap.${gap}`)} <span className="num">{format.count(countOf(data, gap))}</span>
              </Chip>
            ))}
          </div>
          <p className="small muted">
            {t('whole.quality.of', { count: data.customers, n: format.count(data.customers) })}
          </p>
          {check === undefined ? <Pairs /> : <GapList gap={check} />}
          <p>
            <a className="link" href={`/v1/customer-quality/export?check=${check ?? 'duplicates'}`} download>
              {t('whole.quality.csv')}
            </a>
          </p>
        </>
      )}
    </Page>
  );
}

const GAPS = ['name', 'language', 'email', 'consent', 'dead_address'] as const satisfies readonly Gap[];

function countOf({ missing, dead_addresses: dead }: Quality, gap: Gap): number {
  return gap === 'dead_address' ? dead : missing[gap];
}
