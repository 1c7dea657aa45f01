import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import type { Sender } from './sender-queries.js';

/** Where the sender stands, as a sentence, and what follows from it. */
export function SenderLead({ sender }: { readonly sender: Sender }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { state, records, checked_at: checkedAt } = sender;
  const address = sender.mails_from.address;
  const count = records.filter((record) => record.state !== 'right').length;
  const lead = () => {
    if (state === null) return t('sender.lead.none', { address });
    if (checkedAt === null) return t('sender.lead.unchecked');
    if (state === 'verified') return t('sender.lead.verified');
    return t(state === 'failing' ? 'sender.lead.failing' : 'sender.lead.unverified', { count });
  };
  return (
    <div>
      <p className="lead">{lead()}</p>
      <p className="muted">
        {t(`sender.about.${state ?? 'none'}`, { address })}{' '}
        {checkedAt !== null && (
          <time dateTime={checkedAt} title={format.exact(checkedAt)}>
            {t('sender.checked', { when: format.relative(checkedAt) })}
          </time>
        )}
      </p>
    </div>
  );
}
