import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { Section } from '../../parts/page.js';
import classes from './settings.module.css';

/** How the installation sends mail; its operator decides. */
export function MailRoute({ state }: { readonly state: Reply<'getMailState'> }) {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('sender.installation')}>
      <div className={classes.stack}>
        <p>{t(`mail.via.${state.via}`)}</p>
        <p className="muted">{t(`mail.help.${state.via}`)}</p>
        <p className="small muted">{t('sender.guide', { file: 'docs/sending.md' })}</p>
        <dl className={classes.facts}>
          <dt>{t('mail.sender')}</dt>
          <dd>
            <bdi>{state.sender}</bdi>
          </dd>
        </dl>
      </div>
    </Section>
  );
}
