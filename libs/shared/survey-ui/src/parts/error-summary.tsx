import type { VNode } from 'preact';
import { ownText, type SurveyView } from './view.js';
import { Words } from './words.js';

/** An error of the form, and the id of the control that it is about. */
export interface SummaryError {
  readonly text: string;
  readonly control: string;
}

/** All errors, with links to their controls; it has the focus when the page appears. */
export function ErrorSummary({ view, errors }: { view: SurveyView; errors: readonly SummaryError[] }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="es" role="alert" tabIndex={-1} id="problem">
      <h2>
        <Words of={ownText(view, 'problem')} on={view.language} />
      </h2>
      <ul>
        {errors.map(({ text, control }) => (
          <li>
            <a href={`#${control}`}>
              <Words of={{ text, language: view.own.language }} on={view.language} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
