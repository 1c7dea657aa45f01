import { Button } from '@mantine/core';
import { Link2, Tablet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { CopyField } from './copy-field.js';
import { MailCard } from './mail-card.js';
import { PersonalLinks } from './personal-links.js';
import { WidgetCard } from './widget-card.js';

/** The ways to customers: link and code, a tablet, the website, personal links. */
export function SharePage() {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const mayWrite = useMay('surveys:write');
  const qr = `/v1/surveys/${survey.id}/qr`;
  const file = (type: string, query: string, name = survey.link_code) => (
    <Button component="a" variant="default" href={`${qr}?${query}`} download={`${name}.${type}`}>
      {type.toUpperCase()}
    </Button>
  );
  return (
    <div className={classes.body}>
      {survey.status !== 'published' && (
        <p className={classes.warning}>{t(survey.status === 'draft' ? 'share.draft' : 'share.closed')}</p>
      )}
      <div className={classes.cards}>
        <section className={classes.card} aria-labelledby="share-link">
          <h2 id="share-link">
            <Link2 size={16} aria-hidden /> {t('share.link')}
          </h2>
          <div className={classes.side}>
            <img className={classes.qr} src={qr} alt={t('share.qr')} width={128} height={128} />
            <div>
              <CopyField text={survey.public_url} what={t('share.link')} />
              <p className="muted small">{t('share.linkText')}</p>
              <div className={classes.bar}>
                {file('svg', 'format=svg')}
                {file('png', 'format=png&size=1200')}
              </div>
            </div>
          </div>
        </section>
        <section className={classes.card} aria-labelledby="share-kiosk">
          <h2 id="share-kiosk">
            <Tablet size={16} aria-hidden /> {t('share.kiosk')}
          </h2>
          <CopyField text={survey.kiosk_url} what={t('share.kiosk')} />
          <p className="muted small">{t('share.kioskText')}</p>
          <div className={classes.bar}>
            {file('svg', 'format=svg&kiosk=true', `${survey.link_code}-kiosk`)}
            {file('png', 'format=png&size=1200&kiosk=true', `${survey.link_code}-kiosk`)}
          </div>
        </section>
        <MailCard />
        <WidgetCard />
        {mayWrite && <PersonalLinks />}
      </div>
    </div>
  );
}
