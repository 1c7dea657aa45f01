import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { loadArea } from '../../i18n/catalogue.js';
import { rootCausesQuery } from './queries.js';
import type { TasksSearch } from './search.js';
import classes from './tasks.module.css';
import { useCauseLabel } from './use-cause-name.js';

await loadArea('work');

const RESULTS = ['in_time', 'late', 'open'] as const;
const TYPING_MS = 250;

/** The filters that the numbers of a report lead to: tag, root cause, period and what became of a deadline. */
export function ReportFilters(props: {
  readonly search: TasksSearch;
  readonly set: (change: Partial<TasksSearch>) => void;
}) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const causeLabel = useCauseLabel();
  const { data } = useQuery(rootCausesQuery);
  const { search, set } = props;
  const causes = [...(data?.causes ?? []).map(({ key }) => key), 'other'];
  const result = (
    label: string,
    value: TasksSearch['response'],
    onChange: (value: TasksSearch['response']) => void,
  ) => (
    <Select
      className={classes.filter}
      aria-label={label}
      placeholder={label}
      clearable
      size="xs"
      value={value ?? null}
      onChange={(next) => onChange((next ?? undefined) as TasksSearch['response'])}
      data={RESULTS.map((each) => ({ value: each, label: `${label}: ${t(`list.${each}`)}` }))}
    />
  );
  return (
    <>
      <TagFilter tag={search.tag} onChange={(tag) => set({ tag })} />
      <Select
        className={classes.filter}
        aria-label={t('list.cause')}
        placeholder={t('list.cause')}
        clearable
        size="xs"
        value={search.cause ?? null}
        onChange={(cause) => set({ cause: cause ?? undefined, state: 'all' })}
        data={causes.map((key) => ({ value: key, label: causeLabel(key) }))}
      />
      {result(t('list.response'), search.response, (response) => set({ response }))}
      {result(t('list.resolution'), search.resolution, (resolution) => set({ resolution }))}
      {(search.from !== undefined || search.to !== undefined) && (
        <Button
          size="xs"
          variant="default"
          rightSection={<X size={12} aria-hidden />}
          aria-label={t('list.anyPeriod')}
          onClick={() => set({ from: undefined, to: undefined })}
        >
          {t('list.opened', {
            from: search.from === undefined ? '…' : format.moment(search.from),
            to: search.to === undefined ? '…' : format.moment(search.to),
          })}
        </Button>
      )}
    </>
  );
}

function TagFilter(props: { readonly tag: string | undefined; readonly onChange: (tag: string | undefined) => void }) {
  const { t } = useTranslation('work');
  const [tag, setTag] = useState(props.tag ?? '');
  const send = useDebouncedCallback((value: string) => props.onChange(value === '' ? undefined : value), TYPING_MS);
  useEffect(() => setTag(props.tag ?? ''), [props.tag]);
  return (
    <TextInput
      className={classes.filter}
      size="xs"
      aria-label={t('task.tag')}
      placeholder={t('task.tag')}
      maxLength={40}
      value={tag}
      onChange={(event) => {
        setTag(event.currentTarget.value);
        send(event.currentTarget.value.trim());
      }}
    />
  );
}
