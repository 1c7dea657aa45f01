import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { snippetDefect } from '@hearback/questionnaire';
import type { Actor } from '../../domain/task.js';
import { auditedSnippets } from '../audited.js';
import { followupsErrors } from '../followups.errors.js';
import { SnippetStore, type Snippet, type SnippetList } from './snippet-store.js';

/** A snippet of a new list; `id` null: a new one. */
export type WantedSnippet = Omit<Snippet, 'id'> & { readonly id: string | null };

/** Replaces the snippets of a workspace. */
@Injectable()
export class ReplaceSnippets {
  constructor(
    private readonly snippets: SnippetStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `version`: of the list that the caller read. @throws `bad-snippets`, `snippets-changed` */
  async execute(unit: UnitOfWork, version: number, wanted: readonly WantedSnippet[], by: Actor): Promise<SnippetList> {
    const errors = defectsOf(wanted);
    if (errors.length > 0) throw followupsErrors.error('bad-snippets', undefined, { errors });
    return unit.run(async (tx) => {
      const { tenantId } = unit;
      const known = new Set((await this.snippets.find(tx, tenantId)).snippets.map(({ id }) => id));
      const snippets = wanted.map(({ id, name, text }) => {
        return { id: id !== null && known.has(id) ? id : this.ids.next(), name, text };
      });
      const list = { version: version + 1, snippets };
      const at = this.clock.now();
      if (!(await this.snippets.replace(tx, tenantId, list, version, at)))
        throw followupsErrors.error('snippets-changed');
      await this.log.append(tx, [auditedSnippets(tenantId, this.ids.next(), snippets.length, by, at)]);
      return list;
    });
  }
}

function defectsOf(wanted: readonly WantedSnippet[]): readonly FieldError[] {
  return wanted.flatMap(({ id, name, text }, n) => {
    const defect = snippetDefect(text);
    const isTwice = wanted.findIndex((other) => other.name === name) < n;
    const isSame = id !== null && wanted.findIndex((other) => other.id === id) < n;
    return [
      ...(defect === undefined ? [] : [{ pointer: `/snippets/${n}/text`, ...defect }]),
      ...(isTwice ? [{ pointer: `/snippets/${n}/name`, code: 'duplicate', detail: 'must be a name of its own' }] : []),
      ...(isSame ? [{ pointer: `/snippets/${n}/id`, code: 'duplicate', detail: 'must be an id of its own' }] : []),
    ];
  });
}
