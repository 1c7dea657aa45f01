import { useTranslation } from 'react-i18next';
import { useMoney } from '../../../parts/money.js';
import type { TaskDetail } from '../queries.js';
import { useCauseLabel } from '../use-cause-name.js';

const GOODWILL = ['voucher', 'refund', 'gift', 'other'] as const;

/** Writes an entry about the work on a task as a sentence; `undefined` for others. */
export function useWorkWords(): (change: TaskDetail['history'][number]) => string | undefined {
  const { t } = useTranslation('tasks');
  const { t: workText } = useTranslation('work');
  const money = useMoney();
  const cause = useCauseLabel();
  return ({ kind, detail }) => {
    switch (kind) {
      case 'step_done':
      case 'step_undone':
        return t(`history.${kind}`, { text: detail['text'] });
      case 'minutes_recorded':
      case 'minutes_removed': {
        const name = detail['member_id_name'] ?? t('actor.staff');
        return t(`history.${kind}`, { count: Number(detail['minutes']), name });
      }
      case 'goodwill_given':
      case 'goodwill_cancelled': {
        const what = GOODWILL.find((each) => each === detail['what']) ?? 'other';
        const amount = money(Number(detail['amount_minor']), detail['currency'] ?? 'EUR');
        return t(`history.${kind}`, { amount, what: workText(`task.kind.${what}`) });
      }
      case 'tags_changed':
        return detail['to'] ? t('history.tags_changed', { tags: detail['to'] }) : t('history.tags_removed');
      case 'cause_suspected':
        return detail['to'] ? t('history.cause_suspected', { cause: cause(detail['to']) }) : t('history.cause_unknown');
      default:
        return undefined;
    }
  };
}
