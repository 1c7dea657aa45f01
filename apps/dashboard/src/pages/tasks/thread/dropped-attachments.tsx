import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { Message } from './thread-queries.js';
import classes from './thread.module.css';

/** Which attachments a mail had. They are not kept, which is said, so that nobody looks for them. */
export function DroppedAttachments({ attachments }: Pick<Message, 'attachments'>) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  if (attachments.length === 0) return null;
  return (
    <div className={classes.attachments}>
      <p className="least muted">
        <Paperclip size={12} aria-hidden /> {t('thread.attachments', { count: attachments.length })}
      </p>
      <ul className="least">
        {attachments.map(({ name, size }, index) => (
          <li key={index}>
            <bdi>{name}</bdi>{' '}
            <span className="faint">{t('thread.kilobytes', { size: format.count(Math.ceil(size / 1_000)) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
