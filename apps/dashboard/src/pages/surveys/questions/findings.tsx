import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import type { Finding } from '../draft/use-field-note.js';
import classes from '../editor.module.css';
import { lintQuery } from '../survey-queries.js';

/** Hints of the linter, each with the way to its field. */
export function Findings() {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const { data } = useQuery({ ...lintQuery(survey.id, survey.revision), placeholderData: (last) => last });
  if (data === undefined) return null;
  const missing = data.findings.filter(({ code }) => code === 'missing-translation');
  const others = data.findings.filter(({ code }) => code !== 'missing-translation');
  const params = { surveyId: survey.id };
  return (
    <section className={classes.stack} aria-label={t('findings.title')}>
      <h2>{t('findings.title')}</h2>
      {others.map((finding) => (
        <FindingNote key={`${finding.code} ${finding.pointer}`} finding={finding} />
      ))}
      {missing.length > 0 && (
        <div className={classes.hint}>
          <strong>
            <Lightbulb size={14} aria-hidden /> {t('findings.missing', { count: missing.length })}
          </strong>
          <span>
            {t('findings.missingText')}{' '}
            <Link className="link" to="/surveys/$surveyId/translations" params={params}>
              {t('findings.translate')}
            </Link>
          </span>
        </div>
      )}
      {data.findings.length === 0 && (
        <div className={`${classes.hint} ${classes.good}`}>
          <strong>
            <Check size={14} aria-hidden /> {t('findings.none')}
          </strong>
        </div>
      )}
    </section>
  );
}

function FindingNote({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('surveys');
  const { survey, content } = useSurveyDraft();
  const at = questionAt(
    finding.pointer,
    content.definition.questions.map(({ key }) => key),
  );
  return (
    <div className={finding.severity === 'warning' ? classes.warning : classes.hint}>
      <strong>
        <Lightbulb size={14} aria-hidden /> {t(`finding.${finding.code}`)}
      </strong>
      <span>
        <span lang="en">{finding.detail}</span>{' '}
        {at !== undefined && (
          <Link className="link" to="/surveys/$surveyId" params={{ surveyId: survey.id }} search={{ at }}>
            {t('findings.show')}
          </Link>
        )}
      </span>
    </div>
  );
}

/** The question of a pointer such as `/texts/en/questions.recommend.title` or `/questions/2`. */
function questionAt(pointer: string, keys: readonly string[]): string | undefined {
  const [, part, second, id] = pointer.split('/');
  if (part === 'questions') return keys[Number(second)];
  if (part !== 'texts' || id === undefined) return undefined;
  if (id.startsWith('welcome')) return 'welcome';
  if (id.startsWith('thank_you')) return 'thanks';
  return id.split('.')[1];
}
