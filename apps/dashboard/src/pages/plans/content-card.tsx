import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace } from '../../parts/states.js';
import type { Texts } from './mail-form.js';
import { usePreview } from './mail-preview-queries.js';
import { SendTest } from './mail-preview.js';
import type { DryRun, Plan } from './plan-queries.js';
import classes from './plans.module.css';

/** The mail in short: from whom, the subject, and in which languages it goes out. */
export function ContentCard({
  plan,
  languages = [],
}: {
  readonly plan: Plan;
  readonly languages?: DryRun['languages'] | undefined;
}) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  const texts = (plan.message.texts ?? {}) as Texts;
  const { data, error } = usePreview({
    surveyId: plan.survey_id,
    texts,
    language: '',
    customer: 'real',
    mail: 'invite',
  });
  const isDraft = plan.status === 'draft';
  return (
    <section className={classes.stack} aria-labelledby="plan-mail">
      <div className={classes.head}>
        <h2 id="plan-mail">{t('content.title')}</h2>
        {isDraft && (
          <TextLink to="/surveys/campaigns/$planId" params={{ planId: plan.id }} search={{ step: 'content' }}>
            {t('act.open')}
          </TextLink>
        )}
      </div>
      {error !== null && <ErrorInPlace error={error} />}
      {data !== undefined && (
        <div className={classes.mini}>
          <p className="small muted">
            <bdi>{data.from}</bdi>
          </p>
          <div>
            <b dir="auto">{data.subject}</b>
            {languages.length > 0 && (
              <p className="least faint">
                {languages
                  .map(({ language, customers }) =>
                    [language === null ? t('content.noLanguage') : names.of(language), format.count(customers)].join(
                      ' ',
                    ),
                  )
                  .join(', ')}
              </p>
            )}
          </div>
        </div>
      )}
      {isDraft && data !== undefined && <SendTest previewId={data.id} />}
    </section>
  );
}
