import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { DroppedAttachments } from './dropped-attachments.js';
import { SendingBar } from './sending-bar.js';
import type { Message } from './thread-queries.js';
import classes from './thread.module.css';
import { useMessageWords } from './use-message-words.js';

/** A message of the thread, as plain text in the direction of its own script. */
export function MessageItem(props: {
  readonly message: Message;
  readonly taskId: string;
  /** Whether to show the subject of a mail: that of the first mail of a customer says what it is about. */
  readonly hasSubject: boolean;
  /** Name of the customer; null: not known. */
  readonly customer: string | null;
  readonly onCancelled: (text: string) => void;
}) {
  const { message, taskId, hasSubject, onCancelled } = props;
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const { author, how, warning } = useMessageWords(message, props.customer);
  const isOut = message.direction === 'out';
  return (
    <article className={isOut ? classes.out : classes.in}>
      <header className="least muted">
        <strong>
          <bdi>{author}</bdi>
        </strong>{' '}
        <time dateTime={message.created_at} title={format.exact(message.created_at)}>
          {format.moment(message.created_at)}
        </time>{' '}
        · <span className={message.state === 'failed' ? classes.failed : undefined}>{how}</span>
      </header>
      {warning !== null && (
        <p className={classes.warning}>
          <TriangleAlert size={14} aria-hidden />
          <span>{warning}</span>
        </p>
      )}
      <div className={classes.text} dir="auto">
        {hasSubject && message.subject !== null && <strong className={classes.subject}>{message.subject}</strong>}
        {message.text === '' ? <span className="faint">{t('thread.noText')}</span> : message.text}
      </div>
      {message.quoted !== null && (
        <details className={classes.quoted}>
          <summary className="least">{t('thread.quoted')}</summary>
          <p dir="auto">{message.quoted}</p>
        </details>
      )}
      <DroppedAttachments attachments={message.attachments} />
      {message.state === 'sending' && <SendingBar message={message} taskId={taskId} onCancelled={onCancelled} />}
    </article>
  );
}
