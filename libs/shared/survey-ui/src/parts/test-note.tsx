import type { VNode } from 'preact';
import { ownText, type SurveyView } from './view.js';
import { Words } from './words.js';

/** Says that the survey is only tried out. */
export function TestNote({ view }: { view: SurveyView }): VNode {
  return (
    <p class="nt">
      <Words of={ownText(view, 'testing')} on={view.language} />
    </p>
  );
}
