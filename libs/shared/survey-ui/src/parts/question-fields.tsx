import type { VNode } from 'preact';
import { Choices, Consent } from './choices.js';
import { DateInput, NumberInput, TextInput } from './inputs.js';
import type { FrameProps } from './question-frame.js';
import { Scale } from './scale.js';

/** A question with its native controls; nothing is chosen in advance. */
export function QuestionFields(props: FrameProps): VNode {
  const { question } = props;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
      return <Scale {...props} />;
    case 'single':
    case 'multi':
      return <Choices {...props} question={question} />;
    case 'consent':
      return <Consent {...props} />;
    case 'text':
      return <TextInput {...props} question={question} />;
    case 'number':
      return <NumberInput {...props} />;
    case 'date':
      return <DateInput {...props} question={question} />;
  }
}
