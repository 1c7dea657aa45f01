import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { surveysQuery, touchpointsQuery } from '../../parts/choices.js';
import { Key } from '../../parts/small.js';
import { ChoiceChip } from './choice-chip.js';
import { CHANNELS, LEVELS, SENTIMENTS, type InboxSearch } from './inbox-search.js';
import { segmentsQuery, tagsQuery, topicNamesQuery } from './inbox-queries.js';
import { SEARCH_FIELD } from './use-inbox-keys.js';
import classes from './inbox.module.css';

/** Milliseconds after the last letter until a search begins. */
const TYPING_MS = 250;

/** What the list is limited to: level, words, and chips. */
export function FilterBar(props: {
  readonly search: InboxSearch;
  readonly go: (change: Partial<InboxSearch>, replace?: boolean) => void;
}) {
  const { t, i18n } = useTranslation('inbox');
  const { search, go } = props;
  const { data: surveys } = useQuery(surveysQuery);
  const { data: touchpoints } = useQuery(touchpointsQuery);
  const { data: tags } = useQuery(tagsQuery);
  const { data: segments } = useQuery(segmentsQuery);
  const { data: topics } = useQuery(topicNamesQuery);
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => setText(search.q ?? ''), [search.q]);
  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted === search.q) return undefined;
    const timer = window.setTimeout(() => go({ q: wanted }, true), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [text, search.q, go]);
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  const known = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr', 'ar', 'ja', 'zh'];
  return (
    <div className={classes.filters}>
      <div className={classes.levels} role="group" aria-label={t('levels')}>
        {([undefined, ...LEVELS] as const).map((level) => (
          <button
            key={level ?? 'all'}
            type="button"
            aria-pressed={search.level === level}
            onClick={() => go({ level })}
          >
            {t(`level.${level ?? 'all'}`)}
          </button>
        ))}
      </div>
      <TextInput
        id={SEARCH_FIELD}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={
          <span className="not-phone">
            <Key>/</Key>
          </span>
        }
        rightSectionPointerEvents="none"
      />
      <div className={classes.chips}>
        <ChoiceChip
          any={t('any.days')}
          value={search.days?.toString()}
          choices={['7', '28', '90', '365'].map((days) => ({ value: days, label: t('days', { count: Number(days) }) }))}
          choose={(days) => go({ days: days === undefined ? undefined : Number(days), from: undefined, to: undefined })}
        />
        <ChoiceChip
          any={t('any.survey')}
          value={search.survey_id}
          choices={surveys?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          choose={(survey_id) => go({ survey_id })}
        />
        <ChoiceChip
          any={t('any.touchpoint')}
          value={search.touchpoint_id}
          choices={touchpoints?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          choose={(touchpoint_id) => go({ touchpoint_id })}
        />
        <ChoiceChip
          any={t('any.segment')}
          value={search.segment_id}
          choices={segments?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          choose={(segment_id) => go({ segment_id })}
        />
        <ChoiceChip
          any={t('any.topic')}
          value={search.topic_id}
          choices={topics?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          choose={(topic_id) => go({ topic_id })}
        />
        <ChoiceChip
          any={t('any.sentiment')}
          value={search.sentiment}
          choices={SENTIMENTS.map((mood) => ({ value: mood, label: t(`mood.${mood}`) }))}
          choose={(sentiment) => go({ sentiment: sentiment as InboxSearch['sentiment'] })}
        />
        <ChoiceChip
          any={t('any.tag')}
          value={search.tag}
          choices={tags?.data.map(({ name }) => ({ value: name, label: name })) ?? []}
          choose={(tag) => go({ tag })}
        />
        <ChoiceChip
          any={t('any.language')}
          value={search.language}
          choices={known.map((code) => ({ value: code, label: languages.of(code) ?? code }))}
          choose={(language) => go({ language })}
        />
        <ChoiceChip
          any={t('any.channel')}
          value={search.channel}
          choices={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
          choose={(channel) => go({ channel: channel as InboxSearch['channel'] })}
        />
        <ChoiceChip
          any={t('any.kind')}
          value={search.test === true ? 'test' : search.excluded === true ? 'excluded' : undefined}
          choices={[
            { value: 'excluded', label: t('kind.excluded') },
            { value: 'test', label: t('kind.test') },
          ]}
          choose={(kind) => go({ test: kind === 'test' || undefined, excluded: kind === 'excluded' || undefined })}
        />
        {search.customer !== undefined && (
          <ChoiceChip
            any=""
            value={search.customer}
            choices={[{ value: search.customer, label: search.customer }]}
            choose={() => go({ customer: undefined })}
          />
        )}
      </div>
    </div>
  );
}
