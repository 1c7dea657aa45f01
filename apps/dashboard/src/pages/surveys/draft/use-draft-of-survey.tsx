import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { api, ApiProblem, dataOf, type Body } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { surveyQuery } from '../survey-queries.js';
import {
  DraftStore,
  type Content,
  type DraftSnapshot,
  type KeptDraft,
  type SaveOutcome,
  type Survey,
} from './draft-store.js';

const Draft = createContext<DraftStore | undefined>(undefined);

/** Keeps the draft of a survey while its pages are open. */
export function DraftProvider({ survey, children }: { readonly survey: Survey; readonly children: ReactNode }) {
  const { staff, workspace } = useSession();
  const queries = useQueryClient();
  const store = useMemo(() => {
    const key = `hearback-draft:${workspace.id}:${staff.id}:survey:${survey.id}`;
    const ports = {
      save: (change: Body<'changeSurvey'>, revision: number) => saved(survey.id, change, revision),
      keep: (content: Content | undefined, revision: number) => {
        if (content === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify({ content, revision }));
      },
    };
    return new DraftStore(survey, ports, keptOf(key));
    // A newer copy of the same survey comes through `replace`.
  }, [survey.id]);
  useEffect(() => {
    const remember = () => queries.setQueryData(surveyQuery(survey.id).queryKey, store.snapshot().survey);
    const leave = (event: BeforeUnloadEvent) => {
      if (store.snapshot().state !== 'saved') event.preventDefault();
    };
    const unsubscribe = store.subscribe(remember);
    addEventListener('beforeunload', leave);
    return () => {
      unsubscribe();
      removeEventListener('beforeunload', leave);
      void store.flush();
    };
  }, [store, queries, survey.id]);
  return <Draft value={store}>{children}</Draft>;
}

/** The draft that is edited, and how to change it. */
export function useSurveyDraft(): DraftSnapshot & { readonly store: DraftStore } {
  const store = useContext(Draft);
  if (store === undefined) throw new Error('useSurveyDraft outside of DraftProvider');
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  return { ...snapshot, store };
}

/** What was typed before the session lapsed or the tab closed. */
function keptOf(key: string): KeptDraft | undefined {
  const text = localStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as KeptDraft);
}

async function saved(id: string, body: Body<'changeSurvey'>, revision: number): Promise<SaveOutcome> {
  const params = { path: { survey_id: id }, header: { 'If-Match': `"${revision}"` } };
  try {
    const survey = await dataOf(api.PATCH('/v1/surveys/{survey_id}', { params, body }));
    return { kind: 'saved', survey };
  } catch (error) {
    if (!(error instanceof ApiProblem)) return { kind: 'waits' };
    if (error.status === 412) return { kind: 'conflict' };
    if (error.status === 422 || error.status === 400) {
      return { kind: 'invalid', defects: error.problem.errors ?? [{ pointer: '', detail: error.message }] };
    }
    return { kind: 'waits' };
  }
}
