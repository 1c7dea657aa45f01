import { ArrowDown, ArrowUp, CircleDashed, Equal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import score from '../../../parts/score.module.css';
import type { ReportedTopic } from './topics-queries.js';

const ICONS = { more: ArrowUp, fewer: ArrowDown, no_clear_change: Equal, too_few: CircleDashed } as const;

/**
 * Whether a topic is named clearly more or less often. By itself that is neither good nor bad: it has a colour only where most of those
 * who name the topic are clearly unhappy.
 */
export function TopicVerdict({ topic: { verdict, unhappy } }: { readonly topic: ReportedTopic }) {
  const { t } = useTranslation('topics');
  const Icon = ICONS[verdict];
  const isComplaint = (unhappy?.interval?.low ?? 0) > 0.5;
  const clear = verdict === 'more' ? score.down : score.up;
  const look = verdict === 'too_few' ? score.few : isComplaint && verdict !== 'no_clear_change' ? clear : score.flat;
  return (
    <span className={`${score.verdict} ${look}`}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
