import { Button, Checkbox, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import type { TaskDetail } from './queries.js';
import classes from './tasks.module.css';
import { useActor } from './use-actor.js';
import { useTaskActs } from './use-task-acts.js';

/** Notes for colleagues; the customer never sees them. */
export function NotesPart({ task, isFocused }: { readonly task: TaskDetail; readonly isFocused: boolean }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const actor = useActor();
  const mayWrite = useMay('tasks:write');
  return (
    <section aria-labelledby="notes" className={classes.part}>
      <h2 id="notes" className={classes.partTitle}>
        {t('notes.title')}
      </h2>
      <ul className={classes.notes}>
        {task.notes.map((note) => (
          <li key={note.id} className={classes.note}>
            <p dir="auto">{note.text}</p>
            <p className="least muted">
              {note.spoke && `${t('notes.hasSpoken')} · `}
              {actor(note.author)} · <time dateTime={note.created_at}>{format.moment(note.created_at)}</time>
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && <NoteForm id={task.id} isFocused={isFocused} />}
    </section>
  );
}

function NoteForm({ id, isFocused }: { readonly id: string; readonly isFocused: boolean }) {
  const { t } = useTranslation('tasks');
  const [text, setText, clear] = useDraft(`task-note:${id}`, '');
  const [spoke, setSpoke] = useState(false);
  const [error, setError] = useState<unknown>();
  const acts = useTaskActs();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '') return field.current?.focus();
    acts.note(id, text.trim(), spoke).then(() => {
      setError(undefined);
      setSpoke(false);
      clear();
    }, setError);
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      {error !== undefined && <ErrorInPlace error={error} />}
      <Textarea
        id="note"
        ref={field}
        label={t('notes.label')}
        description={t('notes.help')}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
        }}
      />
      <Checkbox
        label={t('notes.spoke')}
        description={t('notes.spokeHelp')}
        checked={spoke}
        onChange={(event) => setSpoke(event.currentTarget.checked)}
      />
      <Button type="submit" variant="default" w="fit-content">
        {t('notes.submit')}
      </Button>
    </form>
  );
}
