import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, dataOf } from '../api/client.js';

/** Milliseconds between two looks at the clock. */
const TICK_MS = 20_000;

/** Open tasks by due state, and the time of the server. */
export const taskCountsQuery = queryOptions({
  queryKey: ['tasks', 'counts'],
  queryFn: () => dataOf(api.GET('/v1/tasks/counts')),
  refetchInterval: 60_000,
});

/** The time of the server, as far as this browser knows it; due times are never compared with the browser's own clock. */
export function useServerTime(): Date | undefined {
  const { data, dataUpdatedAt } = useQuery(taskCountsQuery);
  const [, setTicks] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTicks((ticks) => ticks + 1), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return data === undefined ? undefined : new Date(Date.parse(data.now) + Date.now() - dataUpdatedAt);
}
