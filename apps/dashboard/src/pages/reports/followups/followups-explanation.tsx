import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import classes from '../reports.module.css';
import { explainFollowupsQuery } from './followups-queries.js';

/** How the numbers of the report are computed: in words, and as the server has computed them. */
export function FollowupsExplanation(props: {
  readonly query: Query<'getFollowupReport'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('work');
  const { t: ofReports } = useTranslation('reports');
  const format = useFormat();
  const { data, error, isPending, isError, refetch } = useQuery({
    ...explainFollowupsQuery(props.query),
    enabled: props.isOpen,
  });
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      position="right"
      size={404}
      title={t('report.how')}
      closeButtonProps={{ 'aria-label': ofReports('explain.close') }}
      withOverlay={false}
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data && (
        <div className={classes.explanation}>
          {data.numbers.map(({ name, formula, substituted, source }) => (
            <div key={name}>
              <p>{t(`report.words.${name as 'resolution'}`)}</p>
              <pre className={classes.sum} dir="ltr">
                {substituted === null ? formula : `${formula}\n${substituted}`}
              </pre>
              <p className="least faint" dir="ltr">
                {source}
              </p>
            </div>
          ))}
          <p className="least muted">
            {format.moment(data.from)} – {format.moment(data.to)}, {data.time_zone}
          </p>
        </div>
      )}
    </Drawer>
  );
}
