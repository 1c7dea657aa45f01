import type { Question } from '@hearback/questionnaire';
import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useDone } from '../../../parts/undo.js';
import { moved, withoutQuestion, withQuestion } from '../draft/definition.js';
import { TextField } from '../draft/text-field.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import { useFieldNote } from '../draft/use-field-note.js';
import classes from '../editor.module.css';
import { ConditionEditor } from './condition-editor.js';
import { Findings } from './findings.js';
import { KindOptions } from './kind-options.js';
import { OptionList } from './option-list.js';
import { ScaleWords } from './scale-words.js';
import { SeriesNote } from './series-note.js';

/** Everything about one question. */
export function QuestionEditor({ question }: { readonly question: Question }) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const { definition } = content;
  const id = (name: string) => `questions.${question.key}.${name}`;
  const change = (members: object) => store.change({ definition: withQuestion(definition, question.key, members) });
  const index = definition.questions.indexOf(question);
  const { error } = useFieldNote(`/questions/${index}`);
  return (
    <>
      <TextField id={id('title')} label={`${t('question.title')} · ${t(`kindLong.${question.kind}`)}`} isRequired />
      {question.kind === 'ces' && (
        <TextField id={id('statement')} label={t('question.statement')} help={t('question.statementHelp')} isRequired />
      )}
      <SeriesNote question={question} />
      {error !== undefined && (
        <p role="alert" className={classes.bad}>
          {error}
        </p>
      )}
      <ScaleWords question={question} />
      {'choices' in question && <OptionList question={question} list="choices" />}
      {'rows' in question && <OptionList question={question} list="rows" />}
      <KindOptions question={question} change={change} />
      <TextField id={id('help')} label={t('question.help')} help={t('question.helpHelp')} />
      {question.kind === 'text' && <TitlesByScore question={question} />}
      <div className={classes.stack}>
        <Checkbox
          label={t('question.required')}
          checked={question.required}
          onChange={({ currentTarget }) => change({ required: currentTarget.checked })}
        />
        <Checkbox
          label={t('question.startsStep')}
          checked={question.starts_step === true}
          onChange={({ currentTarget }) => change({ starts_step: currentTarget.checked || undefined })}
        />
      </div>
      <ConditionEditor question={question} change={(show_if) => change({ show_if })} />
      <Findings />
      <Acts question={question} />
    </>
  );
}

function TitlesByScore({ question }: { readonly question: Question }) {
  const { t } = useTranslation('surveys');
  return (
    <fieldset className={classes.stack}>
      <legend>
        <h2>{t('question.byScore')}</h2>
      </legend>
      {(['low', 'middle', 'high'] as const).map((level) => (
        <TextField key={level} id={`questions.${question.key}.title.${level}`} label={t(`level.${level}`)} />
      ))}
    </fieldset>
  );
}

function Acts({ question }: { readonly question: Question }) {
  const { t } = useTranslation('surveys');
  const { content, store } = useSurveyDraft();
  const mayWrite = useMay('surveys:write');
  const navigate = useNavigate({ from: '/surveys/$surveyId' });
  const done = useDone();
  const { definition } = content;
  const index = definition.questions.indexOf(question);
  if (!mayWrite) return null;
  const move = (by: number) =>
    store.change({ definition: { ...definition, questions: moved(definition.questions, index, index + by) } });
  const remove = () => {
    store.change({ definition: withoutQuestion(definition, question.key) });
    void navigate({ search: {}, replace: true });
    done({ message: t('done.questionDeleted'), undo: () => store.undo() });
  };
  return (
    <div className={classes.chips}>
      <Button variant="default" leftSection={<ArrowUp size={14} aria-hidden />} onClick={() => move(-1)}>
        {t('question.up')}
      </Button>
      <Button variant="default" leftSection={<ArrowDown size={14} aria-hidden />} onClick={() => move(1)}>
        {t('question.down')}
      </Button>
      <Button variant="default" leftSection={<Trash2 size={14} aria-hidden />} onClick={remove}>
        {t('question.delete')}
      </Button>
    </div>
  );
}
