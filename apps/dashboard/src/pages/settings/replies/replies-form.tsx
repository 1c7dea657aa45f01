import { Button } from '@mantine/core';
import { MAX_SNIPPETS, snippetDefect } from '@hearback/questionnaire';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf, ReplyItem } from './reply-item.js';
import classes from './replies.module.css';

/** A saved reply as it is edited; one without an id is new. */
export interface SavedReply {
  readonly id?: string;
  readonly name: string;
  readonly text: string;
}

/** The list: each reply is changed in place, moved or taken out; a new one comes last. */
export function RepliesForm(props: {
  readonly replies: readonly SavedReply[];
  readonly onSave: (replies: readonly SavedReply[]) => void;
}) {
  const { t } = useTranslation('settings');
  const [replies, setReplies] = useState<readonly (SavedReply & { readonly key: string })[]>(() =>
    props.replies.map((reply) => ({ ...reply, key: reply.id ?? crypto.randomUUID() })),
  );
  const move = (from: number, to: number) => setReplies(replies.toSpliced(from, 1).toSpliced(to, 0, replies[from]!));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = replies.findIndex(({ text }) => snippetDefect(text) !== undefined);
    if (wrong !== -1) return document.getElementById(`reply-text-${wrong}`)?.focus();
    props.onSave(replies.map(({ id, name, text }) => ({ ...(id !== undefined && { id }), name, text })));
  };
  return (
    <form id="replies" onSubmit={submit} className={classes.form}>
      <ol className={classes.list}>
        {replies.map((reply, n) => (
          <ReplyItem
            key={reply.key}
            reply={reply}
            position={n}
            isLast={n === replies.length - 1}
            onChange={(change) => setReplies(replies.with(n, { ...reply, ...change }))}
            onMove={(by) => move(n, n + by)}
            onRemove={() => setReplies(replies.toSpliced(n, 1))}
          />
        ))}
      </ol>
      {replies.length === 0 && <p className="muted">{t('replies.none')}</p>}
      {replies.length < MAX_SNIPPETS && (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() =>
            setReplies([
              ...replies,
              {
                key: crypto.randomUUID(),
                name: '',
                text: t('replies.example', { sample: placeOf(t('replies.there')) }),
              },
            ])
          }
        >
          {t('replies.add')}
        </Button>
      )}
    </form>
  );
}
