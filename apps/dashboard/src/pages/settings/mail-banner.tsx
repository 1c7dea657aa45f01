import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { TextLink } from '../../parts/small.js';
import classes from './mail-banner.module.css';

/** That mail does not leave this installation, with the way to its settings for those who may see them. */
export function MailBanner(props: { readonly via: 'inbox' | 'none'; readonly onHide: () => void }) {
  const { t } = useTranslation('settings');
  const mayChange = useMay('workspace:admin');
  return (
    <div className={classes.banner}>
      <p role="status">
        {t(`mail.banner.${props.via}`)} {mayChange && <TextLink to="/settings/sender">{t('pages.sender')}</TextLink>}
      </p>
      <CloseButton size="sm" aria-label={t('mail.banner.hide')} onClick={props.onHide} />
    </div>
  );
}
