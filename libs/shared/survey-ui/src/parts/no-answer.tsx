import type { VNode } from 'preact';
import type { FrameProps } from './question-frame.js';
import { ownText } from './view.js';
import { Words } from './words.js';

/** The way back from a radio button to no answer, in optional questions; shown once something is chosen. */
export function NoAnswer({ view, question }: FrameProps): VNode | null {
  if (question.required) return null;
  return (
    <label class="na">
      <input type="radio" name={question.key} value="" />
      <Words of={ownText(view, 'noAnswer')} on={view.language} />
    </label>
  );
}
