import type { VNode } from 'preact';
import { LIMITS, OTHER_PREFIX, type Question } from '@hearback/questionnaire';
import { firstControl, otherName } from '../form/field-names.js';
import type { SurveyText } from '../texts/survey-text.js';
import { NoAnswer } from './no-answer.js';
import { Group, type FrameProps } from './question-frame.js';
import { ownText, questionText } from './view.js';
import { Words } from './words.js';

type ChoiceQuestion = Extract<Question, { readonly kind: 'single' | 'multi' }>;

/** One or several of the choices, and free text. */
export function Choices(props: FrameProps & { question: ChoiceQuestion }): VNode {
  const { view, question } = props;
  const value = view.answers[question.key];
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const type = question.kind === 'single' ? 'radio' : 'checkbox';
  return (
    <Group {...props}>
      <div class="ck">
        {question.choices.map((choice, index) => (
          <Choice
            {...props}
            type={type}
            index={index}
            value={choice.key}
            label={questionText(view, question, `choices.${choice.key}`)}
            isChecked={chosen.includes(choice.key)}
          />
        ))}
        {question.other && <Other {...props} type={type} chosen={chosen} />}
      </div>
      {question.kind === 'single' && <NoAnswer {...props} />}
    </Group>
  );
}

/** Yes or no to the statement in the title. */
export function Consent(props: FrameProps): VNode {
  const { view, question } = props;
  const value = view.answers[question.key];
  return (
    <Group {...props}>
      <div class="ck">
        <Choice
          {...props}
          type="radio"
          index={0}
          value="true"
          label={ownText(view, 'yes')}
          isChecked={value === true}
        />
        <Choice
          {...props}
          type="radio"
          index={1}
          value="false"
          label={ownText(view, 'no')}
          isChecked={value === false}
        />
      </div>
      <NoAnswer {...props} />
    </Group>
  );
}

interface ChoiceProps extends FrameProps {
  readonly type: 'radio' | 'checkbox';
  readonly index: number;
  readonly value: string;
  readonly label: SurveyText | undefined;
  readonly isChecked: boolean;
}

function Choice({ view, question, type, index, value, label, isChecked }: ChoiceProps): VNode {
  const { key } = question;
  return (
    <label>
      <input
        type={type}
        id={index === 0 ? firstControl(key) : `q-${key}-${index}`}
        name={key}
        value={value}
        checked={isChecked}
      />
      <span>
        <Words of={label} on={view.language} />
      </span>
    </label>
  );
}

function Other(
  props: FrameProps & { question: ChoiceQuestion; type: 'radio' | 'checkbox'; chosen: readonly unknown[] },
): VNode {
  const { view, question, chosen } = props;
  const own = chosen.find((value): value is string => typeof value === 'string' && value.startsWith(OTHER_PREFIX));
  return (
    <>
      <Choice
        {...props}
        index={question.choices.length}
        value={OTHER_PREFIX}
        label={questionText(view, question, 'choices.other') ?? ownText(view, 'other')}
        isChecked={own !== undefined}
      />
      <input
        class="tx ow"
        type="text"
        dir="auto"
        name={otherName(question.key)}
        value={own?.slice(OTHER_PREFIX.length)}
        maxLength={LIMITS.textCharacters}
        aria-label={ownText(view, 'ownWords').text}
      />
    </>
  );
}
