import { useTranslation } from 'react-i18next';
import type { Thread } from './thread-queries.js';

/** What a writer should know: that a person has to go first, what the customer prefers, and how the customer can answer. */
export function ComposerNotes({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation('tasks');
  const notes = [
    ...(thread.tone === 'person-first' ? [t('thread.personFirst')] : []),
    ...(thread.customer?.prefers_person === true ? [t('thread.prefersPerson')] : []),
    ...(thread.answers_by_mail ? [] : [t('thread.noReplyDomain')]),
  ];
  return notes.map((note) => (
    <p key={note} className="least muted">
      {note}
    </p>
  ));
}
