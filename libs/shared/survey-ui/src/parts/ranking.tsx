import type { VNode } from 'preact';
import type { RankingQuestion } from '@hearback/questionnaire';
import { firstControl, partName } from '../form/field-names.js';
import { Group, type FrameProps } from './question-frame.js';
import { ownText, questionText } from './view.js';
import { Words } from './words.js';

/** The choices of a ranking, each with a list of places. */
export function Ranking(props: FrameProps & { question: RankingQuestion }): VNode {
  const { view, question } = props;
  const { key, choices } = question;
  const value = view.answers[key];
  const placeOf = placesIn(value);
  return (
    <Group {...props}>
      <p class="hint">
        <Words of={ownText(view, 'rankHint')} on={view.language} />
      </p>
      {choices.map((choice, index) => (
        <label class="rk">
          <select
            id={index === 0 ? firstControl(key) : `q-${key}-${index}`}
            name={partName(key, choice.key)}
            class="tx num"
          >
            <option value="">–</option>
            {choices.map((_, at) => (
              <option value={at + 1} selected={placeOf(choice.key) === at + 1}>
                {at + 1}
              </option>
            ))}
          </select>
          <span>
            <Words of={questionText(view, question, `choices.${choice.key}`)} on={view.language} />
          </span>
        </label>
      ))}
    </Group>
  );
}

/** The places of the choices; those of input that is no ranking are shown again. */
function placesIn(value: unknown): (choice: string) => number | undefined {
  if (Array.isArray(value)) return (choice) => value.indexOf(choice) + 1;
  const places = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return (choice) => (Object.hasOwn(places, choice) ? Number(places[choice]) : undefined);
}
