import { BatchDatabase, ofTenant, type BatchTx, type OneTenantTx } from '@hearback/database';
import { defineJob, JobQueue, Schedules } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { ReportLimits } from '../report-limits.js';
import type { ComputedReport, PreparedReport, WholeReport } from './prepared-report.js';
import { PreparedReportStore } from './prepared-report-store.js';

/** Computes the reports of a kind for the job's workspace. */
export const PrepareReportJob = defineJob('analytics.prepare-report', Type.Object({ kind: Type.String() }), {
  lease: 300,
  concurrency: 1,
});

/** Reports depend on the day too, so they are computed each night although nothing has happened. */
const NIGHT = { every: 'day', at: '00:20' } as const;

/** So many times the orders make another report, which waits no longer. */
const MUCH_MORE = 1.1;

/**
 * Computes slow reports in the background: whoever stores facts marks the kinds that depend on them as stale, and a job computes them, at most
 * once in `ReportLimits.prepareSeconds`. Readers see when.
 */
@Injectable()
export class PreparedReports {
  readonly #reports = new Map<string, PreparedReport>();

  constructor(
    private readonly database: BatchDatabase,
    private readonly store: PreparedReportStore,
    private readonly jobs: JobQueue,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Makes a report known, once at the start of the process. */
  register(report: PreparedReport): void {
    this.#reports.set(report.kind, report);
  }

  /** Marks a kind as stale in the transaction that changes its facts. */
  async markStale(tx: BatchTx, kind: string, tenantIds: Iterable<string>): Promise<void> {
    const now = this.clock.now();
    const marked = await this.store.mark(tx, kind, [...new Set(tenantIds)].toSorted());
    await this.jobs.enqueueAll(
      tx,
      PrepareReportJob,
      marked.map(({ tenantId, computedAt }) => ({
        tenantId,
        payload: { kind },
        dueAt: this.#dueAt(kind, now, computedAt),
      })),
    );
  }

  /** Has those of the kinds computed now that were computed from far fewer orders: they tell of the beginning of an import. */
  async hurry(tx: BatchTx, tenantId: string, kinds: readonly string[], orders: number): Promise<void> {
    const now = this.clock.now();
    for (const kind of kinds) {
      const known = await this.store.find(ofTenant(tx, tenantId), kind, '');
      const content: { readonly orders?: number } = known?.content ?? {};
      if (content.orders === undefined || orders <= MUCH_MORE * content.orders) continue;
      await this.jobs.enqueueAll(tx, PrepareReportJob, [{ tenantId, payload: { kind }, dueAt: now }]);
    }
  }

  /** The variant as it was prepared; computed now if it never was. */
  async read<C extends object>(
    tx: OneTenantTx,
    report: PreparedReport<C>,
    variant: string,
  ): Promise<ComputedReport<C>> {
    const prepared = report.variants.includes(variant) ? await this.store.find(tx, report.kind, variant) : undefined;
    if (prepared !== undefined) return prepared as ComputedReport<C>;
    const now = this.clock.now();
    return { content: await report.compute(tx, variant, now), computedAt: now };
  }

  /** Computes all variants of a kind. The mark goes first, so that facts which come meanwhile set it again. */
  async prepare(tenantId: string, kind: string): Promise<(tx: BatchTx) => Promise<void>> {
    const report = this.#reports.get(kind);
    // A newer release may have marked it; it computes it too.
    if (report === undefined) return () => Promise.resolve();
    await this.database.withTenants([tenantId], (tx) => this.store.unmark(tx, kind, tenantId));
    const computedAt = this.clock.now();
    const computed = await this.database.withTenants([tenantId], (tx) =>
      wholeOf(report, ofTenant(tx, tenantId), computedAt),
    );
    return async (tx) => {
      for (const [variant, content] of computed.contents)
        await this.store.save(tx, kind, variant, tenantId, { content, computedAt });
      const timeZone = await this.store.timeZone(tx, tenantId);
      await this.schedules.set(tx, PrepareReportJob, {
        tenantId,
        name: kind,
        rule: NIGHT,
        timeZone,
        payload: { kind },
      });
      await computed.save(tx);
    };
  }

  #dueAt(kind: string, now: Date, computedAt: Date | null): Date {
    const pace = this.#reports.get(kind)?.pace ?? 1;
    const next = (computedAt?.getTime() ?? 0) + pace * this.limits.prepareSeconds * 1_000;
    return new Date(Math.max(now.getTime(), next));
  }
}

async function wholeOf(report: PreparedReport, tx: OneTenantTx, now: Date): Promise<WholeReport<object>> {
  if (report.computeWhole !== undefined) return report.computeWhole(tx, now);
  return { contents: await contentsOf(report, tx, now), save: () => Promise.resolve() };
}

async function contentsOf(report: PreparedReport, tx: OneTenantTx, now: Date): Promise<ReadonlyMap<string, object>> {
  if (report.computeAll !== undefined) return report.computeAll(tx, now);
  const contents = new Map<string, object>();
  for (const variant of report.variants) contents.set(variant, await report.compute(tx, variant, now));
  return contents;
}
