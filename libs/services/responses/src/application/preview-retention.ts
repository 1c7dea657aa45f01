import { monthsBefore } from '@hearback/process';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';

/** How many answers retention would empty now, and from when on they are kept. */
export interface RetentionPreview {
  readonly before: Date;
  readonly answers: number;
  readonly total: number;
}

/** Counts answers by age. */
export abstract class AgedAnswers {
  /** Answers from before this time that are not empty yet, and all that are not empty. */
  abstract count(tenantId: string, before: Date): Promise<{ readonly answers: number; readonly total: number }>;
}

/** Says how many answers would be emptied if the workspace kept them for so many months. Changes nothing. */
@Injectable()
export class PreviewRetention {
  constructor(
    private readonly answers: AgedAnswers,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, months: number): Promise<RetentionPreview> {
    const before = monthsBefore(this.clock.now(), months);
    return { before, ...(await this.answers.count(tenantId, before)) };
  }
}
