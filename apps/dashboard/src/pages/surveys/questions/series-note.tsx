import type { Question } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { GitBranch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { withText } from '../draft/definition.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { changesQuery } from '../survey-queries.js';

/** Says before publishing that the scores of a question will not be joined to the line before, and how to keep the line. */
export function SeriesNote({ question }: { readonly question: Question }) {
  const { t } = useTranslation('surveys');
  const { survey, content, store } = useSurveyDraft();
  const { data } = useQuery({ ...changesQuery(survey.id, survey.revision), placeholderData: (last) => last });
  const series = data?.series.find((each) => each.question === question.key);
  if (data === undefined || data.next_version === null || data.from === null || series?.state !== 'starts') return null;
  if (series.reason === 'new-question') return null;
  const wording = data.changes.find(
    ({ part, name, before }) =>
      part === 'text' && name === `questions.${question.key}.statement` && typeof before === 'string',
  );
  const { definition } = content;
  const keep = () => {
    const id = `questions.${question.key}.statement`;
    const before = wording?.before as unknown as string;
    store.change({ definition: withText(definition, definition.default_language, id, before) });
  };
  return (
    <div className={classes.warning} role="note">
      <strong>
        <GitBranch size={14} aria-hidden /> {t('series.title')}
      </strong>
      <span>
        {t(`series.because.${series.reason ?? 'metric'}`)} {t('series.text', { version: data.next_version })}{' '}
        {series.reason === 'wording' && wording !== undefined && (
          <button type="button" className="link" onClick={keep}>
            {t('series.keep')}
          </button>
        )}
      </span>
    </div>
  );
}
