import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { sessionQuery } from '../api/session.js';
import { LiveConnection, type LiveStatus } from './live-connection.js';
import { LiveQueries } from './live-queries.js';

interface Live {
  readonly status: LiveStatus;
  readonly updates: LiveQueries;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** Keeps the pages up to date while somebody is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>({ kind: 'connecting' });
  const updates = useMemo(() => new LiveQueries(queries), [queries]);
  useEffect(() => {
    const connection = new LiveConnection(() => new EventSource('/v1/live-updates'), {
      status: setStatus,
      hint: (hint) => updates.hint(hint),
      presence: (sign) => updates.presence(sign),
      resync: () => updates.resync(),
      // If the session has ended, this leads to the sign-in.
      refused: () => void queries.invalidateQueries(sessionQuery),
    });
    connection.start();
    return () => {
      connection.stop();
      updates.stop();
    };
  }, [queries, updates]);
  const live = useMemo(() => ({ status, updates }), [status, updates]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The live updates, on pages behind the sign-in. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error('live updates need a LiveProvider');
  return live;
}
