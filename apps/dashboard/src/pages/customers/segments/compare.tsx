import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { OverlapPicture } from './overlap-picture.js';
import { overlapQuery, type Segment } from './queries.js';
import classes from './segments.module.css';

/** Two segments beside each other: who is in both. */
export function Compare({ segments }: { readonly segments: readonly Segment[] }) {
  const { t } = useTranslation('segments');
  const { one, other } = useSearch({ from: '/signed-in/segments' });
  const navigate = useNavigate({ from: '/segments' });
  const isChosen = one !== undefined && other !== undefined && one !== other;
  const { data, error, refetch } = useQuery({ ...overlapQuery(one ?? '', other ?? ''), enabled: isChosen });
  const names = segments.map(({ id, name }) => ({ value: id, label: name }));
  const nameOf = (id: string | undefined) => segments.find((segment) => segment.id === id)?.name ?? '';
  const choose = (change: { readonly one?: string | undefined; readonly other?: string | undefined }) => {
    const chosen = { one, other, ...change };
    const search = {
      ...(chosen.one !== undefined && { one: chosen.one }),
      ...(chosen.other !== undefined && { other: chosen.other }),
    };
    void navigate({ search, replace: true });
  };
  return (
    <Section title={t('compare.title')}>
      <div className={classes.choices}>
        <Select
          label={t('compare.one')}
          searchable
          value={one ?? null}
          onChange={(id) => choose({ one: id ?? undefined })}
          data={names.filter(({ value }) => value !== other)}
        />
        <Select
          label={t('compare.other')}
          searchable
          value={other ?? null}
          onChange={(id) => choose({ other: id ?? undefined })}
          data={names.filter(({ value }) => value !== one)}
        />
      </div>
      {isChosen && error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {isChosen && data !== undefined && <OverlapPicture overlap={data} names={[nameOf(one), nameOf(other)]} />}
    </Section>
  );
}
