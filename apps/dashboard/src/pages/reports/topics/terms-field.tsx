import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TopicTerm } from './topics-queries.js';
import classes from './topics.module.css';

/** Languages that can be chosen for a word; one that the topic has already is added to them. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr', 'ar'];

/** The most words of a topic. */
const MOST = 40;

/** Words, each with the language whose comments it is looked for in. Empty ones are left out when they are saved. */
export function TermsField(props: {
  readonly legend: string;
  readonly help: string;
  readonly add: string;
  readonly terms: readonly TopicTerm[];
  readonly onChange: (terms: readonly TopicTerm[]) => void;
}) {
  const { legend, help, add, terms, onChange } = props;
  const { t, i18n } = useTranslation('topics');
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  const put = (index: number, change: Partial<TopicTerm>) =>
    onChange(terms.map((term, i) => (i === index ? { ...term, ...change } : term)));
  return (
    <fieldset className={classes.terms}>
      <legend>{legend}</legend>
      <p className="least faint">{help}</p>
      {terms.map(({ text, language = null }, index) => (
        <div key={index} className={classes.term}>
          <TextInput
            aria-label={t('editor.word', { legend, number: index + 1 })}
            maxLength={80}
            dir="auto"
            value={text}
            onChange={(event) => put(index, { text: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t('editor.language', { legend, number: index + 1 })}
            data={[
              { value: '', label: t('editor.anyLanguage') },
              ...[...new Set([...LANGUAGES, ...(language === null ? [] : [language])])].map((value) => ({
                value,
                label: names.of(value) ?? value,
              })),
            ]}
            value={language ?? ''}
            onChange={(event) => put(index, { language: event.currentTarget.value || null })}
          />
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={t('editor.removeWord', { legend, number: index + 1 })}
            onClick={() => onChange(terms.filter((_, i) => i !== index))}
          >
            <X size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {terms.length < MOST && (
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} strokeWidth={1.75} aria-hidden />}
          onClick={() => onChange([...terms, { text: '', language: null }])}
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}

/** The words that are not empty, as the API takes them. */
export function filled(terms: readonly TopicTerm[]): TopicTerm[] {
  return terms.map(({ text, language = null }) => ({ text: text.trim(), language })).filter(({ text }) => text !== '');
}
