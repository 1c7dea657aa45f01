import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Archive, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Page } from '../../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { Compare } from './compare.js';
import { segmentsQuery, type Segment } from './queries.js';
import classes from './segments.module.css';
import { useSegmentActs } from './use-segment-acts.js';

/** The segments of the workspace with their sizes. */
export function SegmentsPage() {
  const { t } = useTranslation('segments');
  const navigate = useNavigate();
  const mayWrite = useMay('segments:write');
  const { data, error, refetch } = useQuery(segmentsQuery);
  const segments = data?.data ?? [];
  const create = (
    <Button
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => void navigate({ to: '/segments/$segmentId', params: { segmentId: 'new' } })}
    >
      {t('create')}
    </Button>
  );
  const isEmpty = data?.data.length === 0;
  return (
    <Page
      title={t('title')}
      within={<Link to="/customers">{t('customers')}</Link>}
      actions={mayWrite && !isEmpty && create}
    >
      <p className="muted">{t('lead')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {isEmpty && <Empty text={t('empty')} action={mayWrite ? create : undefined} />}
      {segments.length > 0 && (
        <ul className={classes.segments}>
          {segments.map((segment) => (
            <Line key={segment.id} segment={segment} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      {segments.length > 1 && <Compare segments={segments} />}
    </Page>
  );
}

function Line({ segment, mayWrite }: { readonly segment: Segment; readonly mayWrite: boolean }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const acts = useSegmentActs();
  const { id, name, size } = segment;
  return (
    <li className={classes.segment}>
      <Link to="/segments/$segmentId" params={{ segmentId: id }} className={classes.name} dir="auto">
        {name}
      </Link>
      {size === null ? (
        <span className="small faint">{t('counting')}</span>
      ) : (
        <Link to="/customers" search={{ segment: id }} className={`num ${classes.size}`}>
          {t('size', { count: size, n: format.count(size) })}
        </Link>
      )}
      {mayWrite && (
        <Button
          variant="subtle"
          color="gray"
          aria-label={t('archive', { name })}
          onClick={() => void acts.archive(segment)}
        >
          <Archive size={16} aria-hidden />
        </Button>
      )}
    </li>
  );
}
