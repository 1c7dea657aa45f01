import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, dataOf } from '../../../api/client.js';

/** What is done to the thread of a task. */
export function useThreadActs(id: string) {
  const queries = useQueryClient();
  const attempt = useRef<{ readonly body: string; readonly key: string }>(undefined);
  const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] });
  return {
    refresh,
    /** Sends a message. The same message again, after a reply that was lost, is sent once. */
    async send(text: string, wait: boolean) {
      const body = { text, wait };
      const content = JSON.stringify(body);
      if (attempt.current?.body !== content) attempt.current = { body: content, key: crypto.randomUUID() };
      const headers = { 'idempotency-key': attempt.current.key };
      await dataOf(api.POST('/v1/tasks/{id}/messages', { params: { path: { id } }, body, headers }));
      attempt.current = undefined;
      await refresh();
    },
    /** Cancels a message; rejects if it has left. */
    async cancel(messageId: string) {
      const path = { id, message_id: messageId };
      try {
        await dataOf(api.DELETE('/v1/tasks/{id}/messages/{message_id}', { params: { path } }));
      } finally {
        await refresh();
      }
    },
  };
}
