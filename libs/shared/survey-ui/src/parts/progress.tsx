import type { VNode } from 'preact';
import { ownText, type SurveyView } from './view.js';
import { Words } from './words.js';

/** How far the customer is. */
export interface ProgressState {
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  /** Predicted time from this step on. */
  readonly seconds: number;
  /** Whether answers are stored already: the page says that it saves only once it has. */
  readonly isSaved: boolean;
}

/** Progress in steps and time; once something is stored, that it is. */
export function Progress({ view, progress }: { view: SurveyView; progress: ProgressState }): VNode {
  const { step, steps, isSaved } = progress;
  const on = view.language;
  return (
    <>
      <Steps step={step} steps={steps} />
      <p class="stp">
        {steps > 1 && (
          <>
            <Words of={ownText(view, 'step', { n: step, total: steps })} on={on} />
            {' · '}
          </>
        )}
        <span
          id="saved"
          role="status"
          data-saved={ownText(view, 'saved').text}
          data-waits={ownText(view, 'notSaved').text}
        >
          <Words of={isSaved ? ownText(view, 'saved') : timeText(view, progress.seconds)} on={on} />
        </span>
      </p>
    </>
  );
}

/** The steps as a bar; nothing for a single one. */
export function Steps({ step, steps }: Pick<ProgressState, 'step' | 'steps'>): VNode | null {
  if (steps < 2) return null;
  return (
    <div class="pro" aria-hidden="true">
      {Array.from({ length: steps }, (_, index) => (
        <i class={index < step ? 'd' : undefined} />
      ))}
    </div>
  );
}

function timeText(view: SurveyView, seconds: number) {
  if (seconds > 90) return ownText(view, 'minutes', { n: Math.round(seconds / 60) });
  return ownText(view, 'seconds', { n: Math.max(10, Math.round(seconds / 10) * 10) });
}
