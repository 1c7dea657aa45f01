import type { VNode } from 'preact';
import type { MatrixQuestion } from '@hearback/questionnaire';
import { firstControl, partName } from '../form/field-names.js';
import { Group, type FrameProps } from './question-frame.js';
import { questionText } from './view.js';
import { Words } from './words.js';

/** The rows of a matrix, each with its choices as radio buttons. */
export function Matrix(props: FrameProps & { question: MatrixQuestion }): VNode {
  const { view, question } = props;
  const { key } = question;
  const value = view.answers[key];
  const chosen = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return (
    <Group {...props}>
      {question.rows.map((row, index) => (
        <fieldset class="row">
          <legend>
            <Words of={questionText(view, question, `rows.${row.key}`)} on={view.language} />
          </legend>
          <div class="ck">
            {question.choices.map((choice, at) => (
              <label>
                <input
                  type="radio"
                  id={index + at === 0 ? firstControl(key) : `q-${key}-${index}-${at}`}
                  name={partName(key, row.key)}
                  value={choice.key}
                  checked={chosen[row.key] === choice.key}
                />
                <span>
                  <Words of={questionText(view, question, `choices.${choice.key}`)} on={view.language} />
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </Group>
  );
}
