import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { taskCountsQuery } from '../../parts/server-time.js';
import { Chip } from '../../parts/small.js';
import { membersQuery } from './queries.js';
import type { TasksSearch } from './search.js';
import classes from './tasks.module.css';

/** Milliseconds after the last key until a search is sent. */
const TYPING_MS = 250;

/** Whose tasks are shown, and which. */
export function Filters({ search }: { readonly search: TasksSearch }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const navigate = useNavigate({ from: '/tasks' });
  const { data: counts } = useQuery(taskCountsQuery);
  const { data: members } = useQuery(membersQuery);
  const set = (change: Partial<TasksSearch>) =>
    void navigate({ to: '/tasks', search: (now: TasksSearch) => ({ ...now, ...change }), replace: true });
  const owners = [
    { owner: undefined, label: t('owner.anyone'), n: undefined },
    { owner: 'mine', label: t('owner.mine'), n: counts?.mine?.open },
    { owner: 'nobody', label: t('owner.nobody'), n: counts?.unowned.open },
  ];
  return (
    <div className={classes.filters} role="search" aria-label={t('filter.label')}>
      {owners.map(({ owner, label, n }) => (
        <Chip key={label} isOn={search.owner === owner} onClick={() => set({ owner })}>
          {label}
          {n !== undefined && <span className="num">{format.count(n)}</span>}
        </Chip>
      ))}
      <Select
        className={classes.filter}
        aria-label={t('filter.owner')}
        placeholder={t('filter.owner')}
        clearable
        searchable
        size="xs"
        value={search.owner?.startsWith('stf_') === true ? search.owner : null}
        onChange={(owner) => set({ owner: owner ?? undefined })}
        data={(members?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        className={classes.filter}
        aria-label={t('filter.score')}
        placeholder={t('filter.score')}
        clearable
        size="xs"
        value={search.score ?? null}
        onChange={(score) => set({ score: (score ?? undefined) as TasksSearch['score'] })}
        data={(['low', 'middle', 'high'] as const).map((value) => ({ value, label: t(`score.${value}`) }))}
      />
      {search.view === 'list' && <ListFilters search={search} set={set} />}
      <TitleFilter text={search.text} onChange={(text) => set({ text })} />
    </div>
  );
}

function ListFilters(props: { readonly search: TasksSearch; readonly set: (change: Partial<TasksSearch>) => void }) {
  const { t } = useTranslation('tasks');
  const { search, set } = props;
  const due = search.state ?? search.due ?? null;
  return (
    <>
      <Select
        className={classes.filter}
        aria-label={t('filter.due')}
        placeholder={t('filter.due')}
        clearable
        size="xs"
        value={due}
        onChange={(value) =>
          set({
            state: value === 'done' ? 'done' : undefined,
            due: value === 'done' || value === null ? undefined : (value as TasksSearch['due']),
          })
        }
        data={(['late', 'today', 'later', 'waiting', 'done'] as const).map((value) => ({
          value,
          label: t(`due.${value}`),
        }))}
      />
      <Select
        className={classes.filter}
        aria-label={t('filter.sort')}
        size="xs"
        allowDeselect={false}
        value={search.sort ?? 'due'}
        onChange={(sort) => set({ sort: sort === 'due' ? undefined : (sort as TasksSearch['sort']) })}
        data={(['due', 'newest', 'oldest'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
    </>
  );
}

function TitleFilter(props: { readonly text: string | undefined; onChange: (text: string | undefined) => void }) {
  const { t } = useTranslation('tasks');
  const [text, setText] = useState(props.text ?? '');
  const send = useDebouncedCallback((value: string) => props.onChange(value === '' ? undefined : value), TYPING_MS);
  useEffect(() => setText(props.text ?? ''), [props.text]);
  return (
    <TextInput
      className={classes.filter}
      type="search"
      size="xs"
      aria-label={t('filter.text')}
      placeholder={t('filter.text')}
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}
