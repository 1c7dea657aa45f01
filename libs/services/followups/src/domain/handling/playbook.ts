/** A step that staff tick when they have done it. */
export interface PlaybookStep {
  readonly id: string;
  readonly text: string;
}

/** What is to be done for the tasks of some rules, or for those with some root causes. */
export interface Playbook {
  readonly id: string;
  readonly name: string;
  readonly ruleIds: readonly string[];
  /** Keys of root causes. */
  readonly rootCauses: readonly string[];
  readonly steps: readonly PlaybookStep[];
}

/** A step that was ticked, with the words that it had then. */
export interface TickedStep extends PlaybookStep {
  readonly doneAt: Date;
  readonly doneBy: { readonly kind: 'staff' | 'key'; readonly id: string };
}

/** A step as a task shows it. */
export interface TaskStep extends PlaybookStep {
  /** Null: a playbook that does not apply any more, or has lost the step; it was done all the same. */
  readonly playbook: string | null;
  readonly done: Pick<TickedStep, 'doneAt' | 'doneBy'> | null;
}

/** What playbooks are chosen by. */
export interface PlaybookSubject {
  readonly ruleId: string | null;
  /** The root cause, or the one that staff suspect before the task is resolved. */
  readonly rootCause: string | null;
}

/** Whether the playbook applies. */
export function appliesTo({ ruleIds, rootCauses }: Playbook, { ruleId, rootCause }: PlaybookSubject): boolean {
  return (ruleId !== null && ruleIds.includes(ruleId)) || (rootCause !== null && rootCauses.includes(rootCause));
}

/**
 * The steps of a task: those of the playbooks that apply, in their order, and then what was ticked before the playbooks changed.
 * What somebody has done stays, in the words of then.
 */
export function stepsOf(
  playbooks: readonly Playbook[],
  ticked: readonly TickedStep[],
  subject: PlaybookSubject,
): readonly TaskStep[] {
  const done = new Map(ticked.map((step) => [step.id, step]));
  const current = playbooks
    .filter((playbook) => appliesTo(playbook, subject))
    .flatMap(({ name, steps }) =>
      steps.map(({ id, text }) => ({
        id,
        text: done.get(id)?.text ?? text,
        playbook: name,
        done: done.get(id) ?? null,
      })),
    );
  const shown = new Set(current.map(({ id }) => id));
  const former = ticked
    .filter(({ id }) => !shown.has(id))
    .map((step) => ({ id: step.id, text: step.text, playbook: null, done: step }));
  return [...current, ...former];
}
