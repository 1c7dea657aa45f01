import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mailQuery } from './queries.js';
import classes from './settings.module.css';

/** Says that mail does not leave this installation, while that is so. */
export function MailBanner() {
  const { t } = useTranslation('settings');
  const { data } = useQuery(mailQuery);
  if (data === undefined || data.via === 'server') return null;
  return (
    <p className={classes.banner} role="status">
      {t(`mail.banner.${data.via}`)}{' '}
      <Link to="/settings/sender" className="link">
        {t('pages.sender')}
      </Link>
    </p>
  );
}
