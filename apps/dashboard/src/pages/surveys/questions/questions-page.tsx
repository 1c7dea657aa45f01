import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { PreviewPane } from '../preview/preview-pane.js';
import { EndsEditor } from './ends-editor.js';
import { Outline } from './outline.js';
import { QuestionEditor } from './question-editor.js';

const route = getRouteApi('/signed-in/surveys/$surveyId/');

/** The questions: their outline, the one that is edited, and how customers see it. */
export function QuestionsPage() {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { at } = route.useSearch();
  const { questions } = content.definition;
  const isEnd = at === 'welcome' || at === 'thanks';
  const question = isEnd ? undefined : (questions.find(({ key }) => key === at) ?? questions[0]);
  return (
    <div className={classes.columns}>
      <Outline at={isEnd ? at : question?.key} />
      <section className={classes.field} aria-label={t('editor.edit')} tabIndex={0}>
        {isEnd && <EndsEditor end={at} />}
        {question !== undefined && <QuestionEditor key={question.key} question={question} />}
      </section>
      <PreviewPane question={question?.key} />
    </div>
  );
}
