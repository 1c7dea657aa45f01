import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Query, type Reply } from '../../../api/client.js';

export type Scenario = Reply<'getScenario'>;
export type ScenarioLine = Scenario['lines'][number];
export type LineKind = ScenarioLine['kind'];
export type Evidence = ScenarioLine['evidence'];
export type Factor = ScenarioLine['factors'][number];
export type LedgerEntry = Scenario['ledger'][number];
export type WantedLine = NonNullable<Body<'createScenario'>['lines']>[number];
export type RoiReport = Reply<'readRoi'>;
export type LineResult = RoiReport['lines'][number];
export type Return = RoiReport['plan'];
export type LiveMeasure = Reply<'listLiveMeasures'>['measures'][number];
export type ClaimReport = Reply<'checkClaim'>;

export const EVIDENCE = ['measured', 'estimated', 'assumed'] as const satisfies readonly Evidence[];
export const LINE_KINDS = [
  'cost',
  'saving',
  'freed_hours',
  'margin',
  'revenue',
  'unpriced',
] as const satisfies readonly LineKind[];

/** Scenarios, newest first. */
export const scenariosQuery = (state: 'current' | 'archived') =>
  queryOptions({
    queryKey: ['scenarios', 'list', state],
    queryFn: () => dataOf(api.GET('/v1/scenarios', { params: { query: { state, limit: 100 } } })),
  });

/** A scenario as it is stored, for changes. */
export const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/scenarios/{scenario_id}', { params: { path: { scenario_id: id } } })),
  });

/** What a scenario returns. */
export const roiQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'roi', id],
    queryFn: () => dataOf(api.GET('/v1/reports/roi', { params: { query: { scenario_id: id } } })),
  });

/** How that is computed. */
export const explainRoiQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'explained', id],
    queryFn: () => dataOf(api.GET('/v1/reports/roi/explain', { params: { query: { scenario_id: id } } })),
  });

/** The numbers that factors can follow. */
export const liveMeasuresQuery = (currency: string) =>
  queryOptions({
    queryKey: ['scenarios', 'measures', currency],
    queryFn: () => dataOf(api.GET('/v1/reports/roi/measures', { params: { query: { currency } } })),
  });

/** The check of a claim. */
export const claimQuery = (query: Query<'checkClaim'>) =>
  queryOptions({
    queryKey: ['claim', query],
    queryFn: () => dataOf(api.GET('/v1/reports/claim', { params: { query } })),
  });

/** How its figures are computed. */
export const explainClaimQuery = (query: Query<'checkClaim'>) =>
  queryOptions({
    queryKey: ['claim', 'explained', query],
    queryFn: () => dataOf(api.GET('/v1/reports/claim/explain', { params: { query } })),
  });
