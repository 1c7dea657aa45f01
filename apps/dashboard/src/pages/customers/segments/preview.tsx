import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Avatar } from '../../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { conditionOf, isComplete, type Lines } from './lines.js';
import { previewQuery, type SegmentBody } from './queries.js';
import classes from './segments.module.css';

/** Milliseconds after the last change until the members are counted. */
const CHANGING_MS = 400;

/** Who belongs to the segment as it is written now. */
export function Preview({
  lines,
  conditions,
}: {
  readonly lines: Lines | undefined;
  readonly conditions: SegmentBody['conditions'];
}) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const isReady = lines === undefined || (lines.lines.length > 0 && lines.lines.every(isComplete));
  const wanted = lines === undefined ? conditions : conditionOf(lines);
  const [text] = useDebouncedValue(JSON.stringify(wanted), CHANGING_MS);
  const { data, error, refetch } = useQuery({
    ...previewQuery(JSON.parse(text) as SegmentBody['conditions']),
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
  return (
    <aside className={classes.preview} aria-labelledby="segment-preview">
      <h2 id="segment-preview">{t('preview.title')}</h2>
      <div aria-live="polite" className={classes.preview}>
        {!isReady && <p className="small muted">{t('preview.incomplete')}</p>}
        {isReady && error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
        {isReady && error === null && data === undefined && <LoadingShapes rows={3} />}
        {isReady && data !== undefined && (
          <>
            <p className={classes.sentence}>{t('preview.size', { count: data.size, n: format.count(data.size) })}</p>
            <p className="small muted">{t('preview.of', { count: data.customers, n: format.count(data.customers) })}</p>
            <ul className={classes.examples} aria-label={t('preview.examples')}>
              {data.examples.map((customer) => (
                <li key={customer.id}>
                  <Link
                    to="/customers/$externalId"
                    params={{ externalId: customer.external_id }}
                    className={classes.person}
                  >
                    <Avatar name={customer.name ?? customer.external_id} />
                    <bdi>{customer.name ?? customer.external_id}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </aside>
  );
}
