import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { Message } from './thread-queries.js';

const FAILURES = ['rejected', 'bounced', 'suppressed', 'no-address', 'given-up', 'suspended', 'not-public'] as const;
const KINDS = ['auto_reply', 'bounce', 'loop'] as const;

/** Who wrote a message, how it came or where it is, and why to look twice at it. `customer`: the name, null if it is not known. */
export function useMessageWords(message: Message, customer: string | null) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  return { author: author(), how: message.direction === 'out' ? sent() : received(), warning: warning() };

  function author(): string {
    if (message.direction === 'out')
      return message.writer === 'person' ? (message.member_name ?? t('owner.unknown')) : t('thread.automatic');
    return message.sender_name ?? message.sender_address ?? customer ?? t('actor.customer');
  }

  function sent(): string {
    switch (message.state) {
      case 'sending':
        return t('thread.state.sending');
      case 'delivered':
        return message.delivered_at === null
          ? t('thread.state.delivered')
          : t('thread.state.deliveredAt', { when: format.clock(message.delivered_at) });
      case 'failed':
        return t('thread.state.failed', { why: failure() });
      default:
        return t('thread.state.released');
    }
  }

  function failure(): string {
    const known = FAILURES.find((each) => each === message.failure);
    return known === undefined ? (message.failure ?? '') : t(`thread.failure.${known}`);
  }

  function received(): string {
    const kind = KINDS.find((each) => each === message.kind);
    if (kind !== undefined) return t(`thread.kind.${kind}`);
    return t(message.channel === 'page' ? 'thread.byPage' : 'thread.byMail');
  }

  function warning(): string | null {
    if (message.warning === null) return null;
    return t(message.warning === 'forged' ? 'thread.warning.forged' : 'thread.warning.otherSender', {
      address: message.sender_address ?? '',
    });
  }
}
