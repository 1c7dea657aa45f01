import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { Button, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDone } from '../../../parts/undo.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { nameOf } from './language-name.js';

/** Adds a language that the survey does not have yet. */
export function AddLanguage({ onAdded }: { readonly onAdded: (language: string) => void }) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const { definition } = content;
  const free = CUSTOMER_LANGUAGES.filter((tag) => !definition.languages.includes(tag));
  const [chosen, setChosen] = useState('');
  const tag = free.find((each) => each === chosen) ?? free[0];
  if (tag === undefined) return null;
  const add = () => {
    const texts = { ...definition.texts, [tag]: definition.texts[tag] ?? {} };
    store.change({ definition: { ...definition, languages: [...definition.languages, tag], texts } });
    onAdded(tag);
  };
  return (
    <div className={classes.row}>
      <NativeSelect
        aria-label={t('translations.language')}
        value={tag}
        data={free.map((each) => ({ value: each, label: nameOf(each) }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
        {t('translations.add')}
      </Button>
    </div>
  );
}

/** Removes a language with its texts; the step can be undone. */
export function RemoveLanguage({ language }: { readonly language: string }) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const done = useDone();
  const { definition } = content;
  const remove = () => {
    const { [language]: _removed, ...texts } = definition.texts;
    const languages = definition.languages.filter((tag) => tag !== language);
    store.change({ definition: { ...definition, languages, texts } });
    done({ message: t('done.languageRemoved', { language: nameOf(language) }), undo: () => store.undo() });
  };
  return (
    <div>
      <Button variant="default" onClick={remove}>
        {t('translations.remove', { language: nameOf(language) })}
      </Button>
    </div>
  );
}
