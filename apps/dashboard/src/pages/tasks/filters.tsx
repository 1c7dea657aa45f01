import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { surveysQuery, touchpointsQuery } from '../../parts/choices.js';
import { taskCountsQuery } from '../../parts/server-time.js';
import { Chip } from '../../parts/small.js';
import { membersQuery, teamsQuery } from './queries.js';
import type { TasksSearch } from './search.js';
import { ReportFilters } from './report-filters.js';
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
  const { data: teams } = useQuery(teamsQuery);
  const { data: surveys } = useQuery(surveysQuery);
  const { data: touchpoints } = useQuery(touchpointsQuery);
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
      <Choice
        label={t('filter.owner')}
        value={search.owner?.startsWith('stf_') === true ? search.owner : undefined}
        options={members?.data.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(owner) => set({ owner })}
      />
      <Choice
        label={t('filter.team')}
        value={search.team}
        options={teams?.data.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(team) => set({ team })}
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
      <Choice
        label={t('filter.survey')}
        value={search.survey}
        options={surveys?.data.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(survey) => set({ survey })}
      />
      <Choice
        label={t('filter.touchpoint')}
        value={search.touchpoint}
        options={touchpoints?.data.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(touchpoint) => set({ touchpoint })}
      />
      {search.view === 'list' && <ListFilters search={search} set={set} />}
      {search.view === 'list' && <ReportFilters search={search} set={set} />}
      <TitleFilter text={search.text} onChange={(text) => set({ text })} />
    </div>
  );
}

/** A filter with one value of a list that is loaded; nothing while the workspace has none to choose from. */
function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { label, value, options = [] } = props;
  if (options.length === 0 && value === undefined) return null;
  return (
    <Select
      className={classes.filter}
      aria-label={label}
      placeholder={label}
      clearable
      searchable
      size="xs"
      value={value ?? null}
      onChange={(next) => props.onChange(next ?? undefined)}
      data={[...options]}
    />
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
            state: value === 'done' || value === 'all' ? value : undefined,
            due: value === 'done' || value === 'all' || value === null ? undefined : (value as TasksSearch['due']),
          })
        }
        data={(['late', 'today', 'later', 'waiting', 'done', 'all'] as const).map((value) => ({
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
