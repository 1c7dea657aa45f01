import type { Question } from '@hearback/questionnaire';
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeKey, moved, withoutTexts, withQuestion, withText } from '../draft/definition.js';
import { TextField } from '../draft/text-field.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';

interface Props {
  readonly question: Question;
  readonly list: 'choices' | 'rows';
}

/** The choices or rows of a question: added, removed and moved by button, or moved by drag. */
export function OptionList({ question, list }: Props) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const { definition } = content;
  const [dragged, setDragged] = useState<number>();
  const items = (question as unknown as Record<string, readonly { readonly key: string }[]>)[list] ?? [];
  const id = (key: string) => `questions.${question.key}.${list}.${key}`;
  const save = (next: readonly { readonly key: string }[], base = definition) =>
    store.change({ definition: withQuestion(base, question.key, { [list]: next }) });
  const add = () => {
    const key = freeKey(
      list === 'rows' ? 'row' : 'choice',
      items.map((item) => item.key),
    );
    const text = t('begin.choice', { name: String(items.length + 1) });
    save([...items, { key }], withText(definition, definition.default_language, id(key), text));
  };
  const remove = (key: string) =>
    save(
      items.filter((item) => item.key !== key),
      withoutTexts(definition, `${id(key)}.`),
    );
  return (
    <fieldset className={classes.stack}>
      <legend>
        <h2>{t(`options.${list}`)}</h2>
      </legend>
      {items.map(({ key }, index) => {
        const name = t(`options.${list}Number`, { number: index + 1 });
        return (
          <div
            key={key}
            className={classes.row}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== undefined) save(moved(items, dragged, index));
              setDragged(undefined);
            }}
          >
            <div>
              <TextField id={id(key)} label={name} isLabelHidden isRequired />
            </div>
            <ActionIcon
              variant="default"
              size={34}
              draggable
              onDragStart={() => setDragged(index)}
              aria-label={t('options.up', { name })}
              onClick={() => save(moved(items, index, index - 1))}
            >
              <ArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={34}
              draggable
              onDragStart={() => setDragged(index)}
              aria-label={t('options.down', { name })}
              onClick={() => save(moved(items, index, index + 1))}
            >
              <ArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('options.remove', { name })}
              onClick={() => remove(key)}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {'other' in question && list === 'choices' && (
        <Checkbox
          label={t('options.other')}
          checked={question.other}
          onChange={({ currentTarget }) => {
            const text = currentTarget.checked ? t('options.otherText') : '';
            const other = currentTarget.checked;
            const base = withText(definition, definition.default_language, id('other'), text);
            store.change({ definition: withQuestion(base, question.key, { other }) });
          }}
        />
      )}
      {'other' in question && question.other && <TextField id={id('other')} label={t('options.otherLabel')} />}
      <Button variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
        {t(`options.${list}Add`)}
      </Button>
    </fieldset>
  );
}
