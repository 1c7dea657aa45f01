import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../../i18n/languages.js';
import { textIn, withText } from './definition.js';
import { useSurveyDraft } from './use-draft-of-survey.js';
import { useFieldNote } from './use-field-note.js';

interface Props {
  /** Id of the text, such as `questions.recommend.title`. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  /** Default: the default language. */
  readonly language?: string;
  readonly isLabelHidden?: boolean;
  readonly isRequired?: boolean;
}

/** A text of the survey, with what the server and the linter say of it at the field. */
export function TextField({ id, label, help, language, isLabelHidden = false, isRequired = false }: Props) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const { definition } = content;
  const tag = language ?? definition.default_language;
  const { error, hints } = useFieldNote(`/texts/${tag}/${id}`);
  const advice = hints.map(({ detail }) => detail).join(' ');
  return (
    <Textarea
      minRows={1}
      label={isLabelHidden ? undefined : label}
      aria-label={isLabelHidden ? label : undefined}
      description={advice === '' ? help : `${t('hint')}: ${advice}`}
      error={error}
      required={isRequired}
      withAsterisk={false}
      lang={tag}
      dir={directionOf(tag)}
      value={textIn(definition, tag, id)}
      onChange={({ currentTarget }) =>
        store.change({ definition: withText(definition, tag, id, currentTarget.value) }, `${tag}/${id}`)
      }
    />
  );
}
