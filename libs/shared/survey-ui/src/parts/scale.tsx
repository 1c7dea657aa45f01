import type { VNode } from 'preact';
import { scaleOf } from '@hearback/questionnaire';
import { firstControl } from '../form/field-names.js';
import type { TextName } from '../texts/own-texts.js';
import type { SurveyText } from '../texts/survey-text.js';
import { Group, type FrameProps } from './question-frame.js';
import { Face } from './icons.js';
import { NoAnswer } from './no-answer.js';
import { ownText, questionText } from './view.js';
import { Words } from './words.js';

/** A scale of native radio buttons: cells with numbers, or lines where points have words of their own. */
export function Scale(props: FrameProps): VNode {
  const { question } = props;
  const { min, max } = scaleOf(question)!;
  const points = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const isWorded = question.kind !== 'emoji' && points.some((point) => wordsOf(props, point) !== undefined);
  const ends = endsOf(props, min, max);
  return (
    <Group {...props} described={ends && [`q-${question.key}-ends`]}>
      <div class={isWorded ? 'ck' : `sc s${points.length}`}>
        {points.map((point, index) => (
          <Point {...props} point={point} index={index} max={max} isWorded={isWorded} />
        ))}
      </div>
      {ends}
      <NoAnswer {...props} />
    </Group>
  );
}

/** The words of a point; faces have them in the interface's own texts. */
function wordsOf({ view, question }: FrameProps, point: number): SurveyText | undefined {
  return question.kind === 'emoji'
    ? ownText(view, `face${point}` as TextName)
    : questionText(view, question, `points.${point}`);
}

function Point(props: FrameProps & { point: number; index: number; max: number; isWorded: boolean }): VNode {
  const { view, question, point, index, max, isWorded } = props;
  const { key } = question;
  const words = wordsOf(props, point);
  const stars = question.kind === 'stars' ? ownText(view, 'stars', { n: point, max }).text : undefined;
  const label = question.kind === 'emoji' ? words?.text : isWorded ? undefined : stars;
  return (
    <label>
      <input
        type="radio"
        id={index === 0 ? firstControl(key) : `q-${key}-${index}`}
        name={key}
        value={point}
        checked={view.answers[key] === point}
        aria-label={label}
      />
      {question.kind === 'emoji' ? (
        <Face mood={point} />
      ) : isWorded && words !== undefined ? (
        <span>
          {point} – <Words of={words} on={view.language} />
        </span>
      ) : (
        <span aria-hidden={stars !== undefined && !isWorded ? true : undefined}>
          {point}
          {question.kind === 'stars' && <span class="st">★</span>}
        </span>
      )}
    </label>
  );
}

/** What the lowest and the highest number mean, with the numbers. */
function endsOf(props: FrameProps, min: number, max: number): VNode | undefined {
  const { view, question } = props;
  const isFaces = question.kind === 'emoji';
  const low = questionText(view, question, 'low') ?? (isFaces ? wordsOf(props, min) : undefined);
  const high = questionText(view, question, 'high') ?? (isFaces ? wordsOf(props, max) : undefined);
  if (low === undefined && high === undefined) return undefined;
  return (
    <p class="ends" id={`q-${question.key}-ends`}>
      <span>
        {low && (
          <>
            {!isFaces && `${min} – `}
            <Words of={low} on={view.language} />
          </>
        )}
      </span>{' '}
      <span>
        {high && (
          <>
            {!isFaces && `${max} – `}
            <Words of={high} on={view.language} />
          </>
        )}
      </span>
    </p>
  );
}
