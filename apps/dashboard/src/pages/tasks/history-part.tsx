import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useWorkWords } from './handling/use-work-words.js';
import type { TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useActor } from './use-actor.js';
import { useCauseLabel } from './use-cause-name.js';

type Change = TaskDetail['history'][number];

/** What happened to the task, oldest first. */
export function HistoryPart({ task }: { readonly task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const actor = useActor();
  const words = useChangeWords();
  return (
    <section aria-labelledby="history" className={classes.part}>
      <h2 id="history" className={classes.partTitle}>
        {t('history.title')}
      </h2>
      <ol className={classes.history}>
        {task.history.map((change, index) => (
          <li key={index}>
            <span dir="auto">{words(change)}</span>
            <span className="faint least">
              {actor(change.actor)} · <time dateTime={change.at}>{format.moment(change.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const STATUSES = ['open', 'in_progress', 'waiting', 'resolved', 'cancelled'] as const;
const KINDS = [
  'opened',
  'noted',
  'spoken',
  'message_sent',
  'message_received',
  'first_response',
  'cancelled',
  'reminded',
  'breached',
  'escalated',
  'response_excluded',
  'response_restored',
  'response_withdrawn',
  'response_revised',
  'customer_settled',
  'review_requested',
] as const;

/** Why customers are not told of a promise by mail. */
const WITHHELD = [
  'person-first',
  'prefers-person',
  'moment-of-truth',
  'open-promise-broken',
  'no-way-to-a-person',
  'no-customer',
  'no-address',
  'suppressed',
] as const;

const PROMISE_KINDS = [
  'promise_made',
  'promise_moved',
  'promise_kept',
  'promise_broken',
  'promise_withdrawn',
  'promise_objected',
  'promise_handed_over',
] as const;

/** Writes an entry as a sentence; a kind that this page does not know is shown by its name. */
function useChangeWords(): (change: Change) => string {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const cause = useCauseLabel();
  const workWords = useWorkWords();
  return (change) => {
    const { kind, detail } = change;
    switch (kind) {
      case 'assigned':
        return typeof detail['to'] === 'string'
          ? t('history.assigned', { name: detail['to_name'] ?? detail['to'] })
          : t('history.unassigned');
      case 'status_changed': {
        const status = STATUSES.find((each) => each === detail['to']);
        return t('history.status', { status: status === undefined ? detail['to'] : t(`status.${status}`) });
      }
      case 'title_changed':
        return t('history.renamed', { title: detail['title'] });
      case 'due_changed':
        return t('history.due', { when: typeof detail['to'] === 'string' ? format.moment(detail['to']) : '' });
      case 'resolved':
        return t('history.resolved', { cause: detail['root_cause_text'] ?? cause(detail['root_cause'] ?? '') });
      case 'reopened':
        return typeof detail['reason'] === 'string'
          ? t('history.reopenedFor', { reason: detail['reason'] })
          : t('history.reopened');
      case 'notice_withheld': {
        const reason = WITHHELD.find((each) => each === detail['reason']);
        return t('history.notice_withheld', {
          reason: reason === undefined ? detail['reason'] : t(`promises.withheld.${reason}`),
        });
      }
      default: {
        const work = workWords(change);
        if (work !== undefined) return work;
        const promise = PROMISE_KINDS.find((each) => each === kind);
        if (promise !== undefined) {
          const { what, reason, owner_id_name: name, due_at: due } = detail;
          return t(`history.${promise}`, { what, reason, name, when: due ? format.moment(due) : '' });
        }
        const known = KINDS.find((each) => each === kind);
        return known === undefined ? kind : t(`history.${known}`);
      }
    }
  };
}
