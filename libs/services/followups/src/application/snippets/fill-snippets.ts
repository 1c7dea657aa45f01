import { Injectable } from '@nestjs/common';
import { TenantDatabase, type Tx } from '@hearback/database';
import { fillSnippet, missingInSnippet, type SnippetValues } from '@hearback/questionnaire';
import type { Task } from '../../domain/task.js';
import { followupsErrors } from '../followups.errors.js';
import { ResponseFactsStore } from '../response-facts-store.js';
import { StaffDirectory } from '../staff-directory.js';
import { TaskStore } from '../task-store.js';
import { Correspondents } from '../thread/correspondents.js';
import { SnippetStore, type Snippet } from './snippet-store.js';

/** A snippet filled in for a task. */
export interface FilledSnippet extends Snippet {
  /** Places for which there is no value, as `customer.first_name`; their fallbacks are in the text. */
  readonly missing: readonly string[];
}

/** Fills in the snippets of a workspace for the customer of a task and the member who writes. */
@Injectable()
export class FillSnippets {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskStore,
    private readonly facts: ResponseFactsStore,
    private readonly correspondents: Correspondents,
    private readonly staff: StaffDirectory,
    private readonly snippets: SnippetStore,
  ) {}

  /** `memberId` null: no member writes. @throws `task-not-found` */
  execute(tenantId: string, taskId: string, memberId: string | null): Promise<readonly FilledSnippet[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const task = await this.tasks.find(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const values = await this.#values(tx, tenantId, task, memberId);
      const { snippets } = await this.snippets.find(tx, tenantId);
      return snippets.map(({ id, name, text }) => {
        return { id, name, text: fillSnippet(text, values), missing: missingInSnippet(text, values) };
      });
    });
  }

  async #values(tx: Tx, tenantId: string, task: Task, memberId: string | null): Promise<SnippetValues> {
    const to = await this.correspondents.of(tx, tenantId, task);
    const known = task.responseId === null ? undefined : await this.facts.find(tx, tenantId, [task.responseId]);
    const attributes = known?.get(task.responseId ?? '')?.attributes ?? [];
    const names = await this.staff.namesOf(tx, tenantId, memberId === null ? [] : [memberId]);
    return {
      customer: { ...named(to?.name ?? null), ...Object.fromEntries(attributes.map(({ key, value }) => [key, value])) },
      member: named(names.get(memberId ?? '') ?? null),
    };
  }
}

function named(name: string | null): Readonly<Record<string, string>> {
  if (name === null || name.trim() === '') return {};
  return { name, first_name: name.trim().split(/\s+/u)[0] ?? name };
}
