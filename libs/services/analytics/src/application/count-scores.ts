import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { AnswerStore } from './facts/answer-store.js';
import { ScoreStore, type ResponseScores, type ScoreFact } from './score-store.js';

/** Counts the scores of committed responses, in batches and each exactly once, and saves what else was chosen in them. */
@Injectable()
export class CountScores {
  constructor(
    private readonly scores: ScoreStore,
    private readonly answers: AnswerStore,
  ) {}

  /** `generation` is the one that a rebuild fills; default: the current one. */
  async execute(tx: BatchTx, responses: readonly ResponseScores[], generation?: number): Promise<void> {
    const revisions = newestRevisions(responses);
    const submissions = responses.filter(({ revision, responseId }) => revision === 0 && !revisions.has(responseId));
    const facts: readonly ScoreFact[] = submissions.flatMap((each) => each.facts);
    if (revisions.size === 0) await this.scores.add(tx, facts, generation);
    else await this.scores.revise(tx, facts, [...revisions.values()], generation);
    // After the revisions are recorded: they tell which answers hold.
    const answered = [...submissions, ...revisions.values()].filter(
      ({ revision, answers }) => revision > 0 || answers.chosen.length > 0,
    );
    await this.answers.save(tx, answered, generation);
  }
}

function newestRevisions(responses: readonly ResponseScores[]): ReadonlyMap<string, ResponseScores> {
  const newest = new Map<string, ResponseScores>();
  for (const each of responses) {
    if (each.revision > (newest.get(each.responseId)?.revision ?? 0)) newest.set(each.responseId, each);
  }
  return newest;
}
