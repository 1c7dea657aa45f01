import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { mailQuery } from '../api/mail.js';
import { loadArea } from '../i18n/catalogue.js';

/** Where this browser keeps, until it is closed, that the notice is hidden. */
const HIDDEN = 'hearback-mail-notice-hidden';

const MailBanner = lazy(async () => {
  const [{ MailBanner }] = await Promise.all([import('../pages/settings/mail-banner.js'), loadArea('settings')]);
  return { default: MailBanner };
});

/** Says on all pages that mail does not leave this installation, while that is so. */
export function MailNotice() {
  const { data } = useQuery(mailQuery);
  const [isHidden, setHidden] = useState(sessionStorage.getItem(HIDDEN) !== null);
  if (data === undefined || data.via === 'server' || isHidden) return null;
  const hide = () => {
    sessionStorage.setItem(HIDDEN, '1');
    setHidden(true);
  };
  return (
    <Suspense>
      <MailBanner via={data.via} onHide={hide} />
    </Suspense>
  );
}
