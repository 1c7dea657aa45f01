import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace } from '../../../parts/states.js';
import type { Message } from './thread-queries.js';
import classes from './thread.module.css';
import { useThreadActs } from './use-thread-acts.js';

/** Milliseconds from one look at the clock to the next, and after which a message that should have left is looked at again. */
const TICK_MS = 250;
const LEFT_MS = 1_500;

/** The seconds in which a message can be cancelled. Its text then goes back to the writer. */
export function SendingBar(props: {
  readonly message: Message;
  readonly taskId: string;
  readonly onCancelled: (text: string) => void;
}) {
  const { message, taskId, onCancelled } = props;
  const { t } = useTranslation('tasks');
  const { cancel, refresh } = useThreadActs(taskId);
  const [error, setError] = useState<unknown>();
  const left = useLeft(message, refresh);
  return (
    <div className={classes.sending}>
      <progress max={total(message)} value={left} aria-label={t('thread.leaves')} />
      <span className="least muted num">
        {left > 0 ? t('thread.leavesIn', { count: Math.ceil(left / 1_000) }) : t('thread.leaving')}
      </span>
      {left > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void cancel(message.id).then(() => onCancelled(message.text), setError)}
        >
          {t('thread.cancel')}
        </Button>
      )}
      {error !== undefined && <ErrorInPlace error={error} />}
    </div>
  );
}

/** How long the whole wait is, in milliseconds. */
function total({ created_at, leaves_at }: Message): number {
  return leaves_at === null ? 1 : Math.max(1, Date.parse(leaves_at) - Date.parse(created_at));
}

/** Milliseconds that are left, by this browser's own clock since the message was first shown: no two clocks are compared. */
function useLeft(message: Message, refresh: () => unknown): number {
  const [shownAt] = useState(() => Date.now());
  const [now, setNow] = useState(shownAt);
  const wait = total(message);
  useEffect(() => {
    const tick = window.setInterval(() => setNow(Date.now()), TICK_MS);
    const look = window.setInterval(() => Date.now() - shownAt > wait && void refresh(), LEFT_MS);
    return () => [tick, look].forEach((timer) => window.clearInterval(timer));
  }, [shownAt, wait]);
  return Math.max(0, wait - (now - shownAt));
}
