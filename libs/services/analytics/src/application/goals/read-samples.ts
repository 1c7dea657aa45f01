import { Injectable } from '@nestjs/common';
import type { OneTenantTx } from '@hearback/database';
import type { Figure } from '../../domain/goals/figure.js';
import type { Sample } from '../../domain/goals/sample.js';
import { meanCentre, medianCentre, type Centre } from '../../domain/goals/spread.js';
import { countedMethod, METRICS, type Metric } from '../../domain/method.js';
import type { Period } from '../../domain/period.js';
import { sourceOf, type Alignment } from '../../domain/score-filter.js';
import { addCounts, answersIn, NO_SCORES } from '../../domain/scores.js';
import { ScoreQueries } from '../score-queries.js';
import { FigureQueries } from './figure-queries.js';

/** Where and when figures are read. */
export interface SampleRequest {
  readonly figures: readonly Figure[];
  /** Null: of all touchpoints. */
  readonly touchpointId: string | null;
  readonly period: Period;
  readonly generation: number;
  /** Of the ends of the period. */
  readonly alignment: Alignment;
}

/** Reads figures of scores and tasks as samples; null: nothing of the kind is recorded. */
@Injectable()
export class ReadSamples {
  constructor(
    private readonly scores: ScoreQueries,
    private readonly tasks: FigureQueries,
  ) {}

  async execute(tx: OneTenantTx, request: SampleRequest): Promise<ReadonlyMap<Figure, Sample | null>> {
    const { figures, touchpointId, period } = request;
    const found = new Map<Figure, Sample | null>();
    for (const figure of figures) {
      const metric = METRICS.find((known) => known === figure);
      if (metric !== undefined) found.set(figure, await this.#scores(tx, metric, request));
    }
    if (figures.some((figure) => figure === 'service_cost' || figure === 'first_response' || figure === 'resolution')) {
      const { costs, currency, firstResponse, resolution } = await this.tasks.tasks(
        tx,
        period,
        touchpointId ?? undefined,
      );
      found.set('service_cost', sampleOf(meanCentre(costs), costs.length, currency));
      found.set('first_response', sampleOf(medianCentre(firstResponse), firstResponse.length, null));
      found.set('resolution', sampleOf(medianCentre(resolution), resolution.length, null));
    }
    return found;
  }

  /** The scores of the method with the most answers; others are never joined to it. */
  async #scores(
    tx: OneTenantTx,
    metric: Metric,
    { touchpointId, period, generation, alignment }: SampleRequest,
  ): Promise<Sample | null> {
    const filter = { attributes: {}, ...(touchpointId !== null && { touchpointId }) };
    const edges = [period.from.getTime(), period.to.getTime()];
    const found = await this.scores.cells(
      tx,
      { metric, filter, generation },
      sourceOf(filter, undefined, alignment),
      edges,
    );
    const byMethod = found.map(({ method, cells }) => ({
      method: countedMethod(method),
      scores: cells.map(({ scores }) => scores).reduce(addCounts, NO_SCORES),
    }));
    const [most] = byMethod.toSorted((a, b) => answersIn(b.scores) - answersIn(a.scores));
    return most === undefined ? null : { kind: 'scores', ...most, n: answersIn(most.scores) };
  }
}

function sampleOf(centre: Centre | null, n: number, currency: string | null): Sample | null {
  return centre === null ? null : { kind: 'mean', ...centre, n, currency };
}
