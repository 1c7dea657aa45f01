import type { VNode } from 'preact';
import { Choices, Consent } from './choices.js';
import { DateInput, EmailInput, NumberInput, TextInput } from './inputs.js';
import { Matrix } from './matrix.js';
import type { FrameProps } from './question-frame.js';
import { Ranking } from './ranking.js';
import { Scale } from './scale.js';

/** A question with its native controls; nothing is chosen in advance. */
export function QuestionFields(props: FrameProps): VNode {
  const { question } = props;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'emoji':
      return <Scale {...props} />;
    case 'single':
    case 'multi':
      return <Choices {...props} question={question} />;
    case 'matrix':
      return <Matrix {...props} question={question} />;
    case 'ranking':
      return <Ranking {...props} question={question} />;
    case 'email':
      return <EmailInput {...props} />;
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
