import { useTranslation } from 'react-i18next';
import { ConditionLines } from '../../parts/condition-lines.js';
import { LINE_KINDS, newLine, type Line, type Lines } from './condition.js';
import { LineFields } from './line-fields.js';

/** Which answers open a task, a line for each condition. */
export function ConditionPart(props: {
  readonly lines: Lines | undefined;
  readonly error: string | undefined;
  readonly onChange: (lines: Lines) => void;
}) {
  const { t } = useTranslation('rules');
  return (
    <ConditionLines<Line>
      id="rule-lines"
      title={t('editor.conditions')}
      nested={t('editor.nested')}
      lines={props.lines}
      error={props.error}
      kinds={LINE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      newLine={(kind) => newLine(kind)}
      added="text"
      fields={(line, change) => <LineFields line={line} onChange={change} />}
      onChange={props.onChange}
    />
  );
}
