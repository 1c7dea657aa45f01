import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from './queries.js';
import classes from './segments.module.css';

/** Shows the members of a segment only. */
export function SegmentFilter(props: {
  readonly value: string | undefined;
  readonly onChange: (segment: string | undefined) => void;
}) {
  const { t } = useTranslation('customers');
  const { data } = useQuery(segmentsQuery);
  if (data === undefined || (data.data.length === 0 && props.value === undefined)) return null;
  return (
    <Select
      className={classes.filter}
      aria-label={t('segment')}
      placeholder={t('allCustomers')}
      searchable
      clearable
      value={props.value ?? null}
      onChange={(id) => props.onChange(id ?? undefined)}
      data={data.data.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** The ways to the segments, and to lists from files. */
export function SegmentsLink() {
  const { t } = useTranslation('customers');
  return (
    <>
      <Button variant="default" component={Link} to="/customer-lists">
        {t('lists')}
      </Button>
      <Button variant="default" component={Link} to="/segments">
        {t('segments')}
      </Button>
    </>
  );
}
