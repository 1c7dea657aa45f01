import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';

/** The survey by mail: a new campaign, and those that it has. */
export function MailCard() {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const mayRead = useMay('plans:read');
  const mayWrite = useMay('plans:write');
  if (!mayRead) return null;
  const search = { survey: survey.id };
  return (
    <section className={classes.card} aria-labelledby="share-mail">
      <h2 id="share-mail">
        <Mail size={16} aria-hidden /> {t('share.mail.title')}
      </h2>
      <p className="muted small">{t('share.mail.text')}</p>
      <div className={classes.bar}>
        {mayWrite && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to="/surveys/campaigns/$planId" params={{ planId: 'new' }} search={search} />
            )}
          >
            {t('share.mail.ask')}
          </Button>
        )}
        <Link className="link" to="/surveys/campaigns" search={search}>
          {t('share.mail.all')}
        </Link>
      </div>
    </section>
  );
}
