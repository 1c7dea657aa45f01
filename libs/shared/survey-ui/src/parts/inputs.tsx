import type { VNode } from 'preact';
import type { Question } from '@hearback/questionnaire';
import { firstControl } from '../form/field-names.js';
import { descriptionOf, Labelled, type FrameProps } from './question-frame.js';
import { questionText } from './view.js';

/** What the inputs of one line have in common; they follow the direction of what is typed. */
function attributesOf(props: FrameProps) {
  const { view, question } = props;
  const { key } = question;
  const value = view.answers[key];
  return {
    id: firstControl(key),
    name: key,
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
    placeholder: questionText(view, question, 'placeholder')?.text,
    'aria-describedby': descriptionOf(props),
    'aria-invalid': view.errors.has(key) || undefined,
    'aria-required': question.required || undefined,
  } as const;
}

export function TextInput(props: FrameProps & { question: Extract<Question, { readonly kind: 'text' }> }): VNode {
  const { question } = props;
  return (
    <Labelled {...props}>
      {question.multiline ? (
        <textarea {...attributesOf(props)} dir="auto" maxLength={question.max} rows={3} />
      ) : (
        <input {...attributesOf(props)} class="tx" type="text" dir="auto" maxLength={question.max} />
      )}
    </Labelled>
  );
}

/** A text field, because number fields of browsers reject the decimal marks of other languages. */
export function NumberInput(props: FrameProps): VNode {
  const { view, question } = props;
  const value = view.answers[question.key];
  const shown = typeof value === 'number' ? localNumber(value, view.language) : undefined;
  return (
    <Labelled {...props}>
      <input
        {...attributesOf(props)}
        {...(shown === undefined ? {} : { value: shown })}
        class="tx num"
        type="text"
        dir="auto"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
      />
    </Labelled>
  );
}

function localNumber(value: number, language: string): string {
  const format = new Intl.NumberFormat(`${language}-u-nu-latn`, { useGrouping: false, maximumFractionDigits: 20 });
  return format.format(value);
}

export function EmailInput(props: FrameProps): VNode {
  return (
    <Labelled {...props}>
      <input {...attributesOf(props)} class="tx" type="email" dir="ltr" autoComplete="email" maxLength={254} />
    </Labelled>
  );
}

export function DateInput(props: FrameProps & { question: Extract<Question, { readonly kind: 'date' }> }): VNode {
  const { question } = props;
  return (
    <Labelled {...props}>
      <input {...attributesOf(props)} class="tx num" type="date" min={question.min} max={question.max} />
    </Labelled>
  );
}
