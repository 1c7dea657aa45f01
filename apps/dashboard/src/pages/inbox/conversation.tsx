import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { useKeys } from '../../keys/key-map.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { NotesPart } from '../tasks/notes-part.js';
import { PromisesPart } from '../tasks/promises/promises-part.js';
import { taskQuery } from '../tasks/queries.js';
import { ThreadPart } from '../tasks/thread/thread-part.js';

await loadArea('tasks');

/** What staff and the customer write to each other about an answer, what was promised, and the notes, without leaving the answer. */
export function Conversation({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('tasks');
  const mayWrite = useMay('tasks:write');
  const { data: task, error, refetch } = useQuery(taskQuery(taskId));
  const focus = (id: string) => document.getElementById(id)?.focus();
  const keys = [
    { keys: 'r', label: t('keys.reply'), run: () => focus('reply') },
    { keys: 'n', label: t('keys.note'), run: () => focus('note') },
  ];
  useKeys(mayWrite ? keys : []);
  if (error !== null) return <ErrorInPlace error={error} retry={() => void refetch()} />;
  if (task === undefined) return <LoadingShapes rows={3} />;
  return (
    <>
      <ThreadPart task={task} isFocused={false} between={<PromisesPart task={task} />} />
      <NotesPart task={task} isFocused={false} />
    </>
  );
}
