import { Button, Textarea } from '@mantine/core';
import { Send } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import type { TaskDetail } from '../queries.js';
import { ComposerNotes } from './composer-notes.js';
import { OtherDraft } from './other-draft.js';
import { PresenceLine } from './presence-line.js';
import { SnippetMenu, type FilledSnippet } from './snippet-menu.js';
import { ToneHint } from './tone-hint.js';
import type { Thread } from './thread-queries.js';
import classes from './thread.module.css';
import { usePresence } from './use-presence.js';
import { useReplyDraft } from './use-reply-draft.js';
import { useThreadActs } from './use-thread-acts.js';

const MAX_TEXT = 20_000;

/** Where a message to the customer is written. What is typed is kept until it is sent, on all devices of the writer. */
export function Composer(props: {
  readonly task: TaskDetail;
  readonly thread: Thread;
  readonly isFocused: boolean;
  /** The text of a message that was cancelled. */
  readonly returned: string | undefined;
  readonly onTaken: () => void;
}) {
  const { task, thread, isFocused, returned, onTaken } = props;
  const { t } = useTranslation('tasks');
  const { text, setText, clear, atRest, other, settle } = useReplyDraft(task.id);
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const present = usePresence(task.id, text.trim() !== '');
  const { send } = useThreadActs(task.id);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  useEffect(() => {
    if (returned === undefined) return;
    setText(text.trim() === '' ? returned : `${returned}\n\n${text}`);
    onTaken();
    field.current?.focus();
  }, [returned]);
  const submit = (wait: boolean, event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '' || isSending) return field.current?.focus();
    setSending(true);
    atRest()
      .then(() => send(text.trim(), wait))
      .then(() => {
        setError(undefined);
        setMissing([]);
        clear();
      }, setError)
      .finally(() => setSending(false));
  };
  const insert = (snippet: FilledSnippet) => {
    setText(text.trim() === '' ? snippet.text : `${text.trimEnd()}\n\n${snippet.text}`);
    setMissing(snippet.missing);
    field.current?.focus();
  };
  if (thread.no_way !== null) return <p className="small muted">{t(`thread.noWay.${thread.no_way}`)}</p>;
  return (
    <>
      <PresenceLine present={present} />
      {other !== undefined && <OtherDraft text={other.text} onSettle={settle} />}
      <form className={classes.composer} data-composer onSubmit={(event) => submit(true, event)}>
        {error !== undefined && <ErrorInPlace error={error} what={t('thread.notSent')} />}
        <Textarea
          id="reply"
          ref={field}
          label={t('thread.label')}
          variant="unstyled"
          classNames={{ input: classes.field }}
          dir="auto"
          autosize
          minRows={2}
          maxRows={12}
          maxLength={MAX_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(true);
          }}
        />
        {missing.length > 0 && (
          <p className="least muted" role="status">
            {t('thread.missing', { places: missing.join(', ') })}
          </p>
        )}
        <div className={classes.buttons}>
          <SnippetMenu taskId={task.id} onChoose={insert} />
          <Button type="button" variant="default" className={classes.button} onClick={() => submit(false)}>
            {t('thread.send')}
          </Button>
          <Button
            type="submit"
            className={classes.button}
            loading={isSending}
            leftSection={<Send size={14} aria-hidden />}
          >
            {t('thread.sendAndWait')}
            <span className={classes.key} aria-hidden>
              <Key>⌘↵</Key>
            </span>
          </Button>
        </div>
      </form>
      <ToneHint text={text} language={thread.customer?.language ?? undefined} />
      <ComposerNotes thread={thread} />
    </>
  );
}
