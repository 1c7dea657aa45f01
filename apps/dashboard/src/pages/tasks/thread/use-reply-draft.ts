import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../api/client.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { draftQuery, saveDraft, type SavedDraft } from './draft-queries.js';
import { mergeDraft, NO_DRAFT } from './merge-draft.js';

/** Milliseconds without a key after which a draft is saved. */
const PAUSE_MS = 800;

/**
 * What a member types to a customer: kept in this browser at once, so that nothing is lost without a network, and on the server for the
 * other devices. `other` is what was typed there meanwhile; `settle` says which of both stays.
 */
export function useReplyDraft(taskId: string) {
  const queries = useQueryClient();
  const [local, setLocal, forget] = useDraft(`task-answer:${taskId}`, NO_DRAFT);
  const [other, setOther] = useState<SavedDraft>();
  const { data: saved } = useQuery(draftQuery(taskId));
  const current = useRef(local);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  current.current = local;

  useEffect(() => {
    if (saved === undefined) return;
    const merged = mergeDraft(current.current, saved);
    if (merged === 'conflict') return setOther(saved);
    setOther(undefined);
    if (merged.text !== current.current.text || merged.version !== current.current.version) setLocal(merged);
  }, [saved, setLocal]);

  const { text, version, base } = local;
  useEffect(() => {
    if (saved === undefined || other !== undefined || text === base) return undefined;
    const timer = window.setTimeout(() => {
      saving.current = saveDraft(taskId, text, version).then(
        (stored) => {
          setLocal({ ...current.current, version: stored.version, base: stored.text });
          queries.setQueryData(draftQuery(taskId).queryKey, stored);
        },
        // Without a network it stays in this browser until something is typed again.
        (error: unknown) =>
          error instanceof ApiProblem && error.status === 412
            ? queries.invalidateQueries({ queryKey: draftQuery(taskId).queryKey })
            : undefined,
      );
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [queries, taskId, saved, other, text, version, base, setLocal]);

  return {
    text,
    setText: (next: string) => setLocal({ ...current.current, text: next }),
    /** Resolves when nothing is on its way, so that a draft is not saved after its message was sent. */
    atRest: () => saving.current,
    /** After sending, which discards the draft of the server too. */
    clear: () => {
      forget();
      setOther(undefined);
      void queries.invalidateQueries({ queryKey: draftQuery(taskId).queryKey });
    },
    other,
    settle: (keep: 'here' | 'other') => {
      if (other === undefined) return;
      const both = { version: other.version, base: other.text };
      setLocal({ text: keep === 'here' ? current.current.text : other.text, ...both });
      setOther(undefined);
    },
  };
}
