import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ScoreStore, type ResponseScores, type ScoreFact } from './score-store.js';

/** Counts the scores of committed responses, in batches and each exactly once. */
@Injectable()
export class CountScores {
  constructor(private readonly scores: ScoreStore) {}

  /** `generation` is the one that a rebuild fills; default: the current one. */
  async execute(tx: BatchTx, responses: readonly ResponseScores[], generation?: number): Promise<void> {
    const revisions = newestRevisions(responses);
    const facts: ScoreFact[] = [];
    for (const each of responses) if (each.revision === 0 && !revisions.has(each.responseId)) facts.push(...each.facts);
    if (revisions.size === 0) await this.scores.add(tx, facts, generation);
    else await this.scores.revise(tx, facts, [...revisions.values()], generation);
  }
}

function newestRevisions(responses: readonly ResponseScores[]): ReadonlyMap<string, ResponseScores> {
  const newest = new Map<string, ResponseScores>();
  for (const each of responses) {
    if (each.revision > (newest.get(each.responseId)?.revision ?? 0)) newest.set(each.responseId, each);
  }
  return newest;
}
