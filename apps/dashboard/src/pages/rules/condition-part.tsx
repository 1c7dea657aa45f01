import { Button, SegmentedControl, Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LINE_KINDS, newLine, type Line, type LineKind, type Lines } from './condition.js';
import { LineFields } from './line-fields.js';
import classes from './rules.module.css';

/** Which answers open a task, a line for each condition. */
export function ConditionPart(props: {
  readonly lines: Lines | undefined;
  readonly error: string | undefined;
  readonly onChange: (lines: Lines) => void;
}) {
  const { t } = useTranslation('rules');
  const { lines, onChange } = props;
  if (lines === undefined) {
    return (
      <section aria-labelledby="conditions" className={classes.part}>
        <h2 id="conditions">{t('editor.conditions')}</h2>
        <p className="small muted">{t('editor.nested')}</p>
        <Button variant="default" w="fit-content" onClick={() => onChange({ join: 'all', lines: [newLine('score')] })}>
          {t('editor.replace')}
        </Button>
      </section>
    );
  }
  const setLine = (index: number, line: Line) =>
    onChange({ ...lines, lines: lines.lines.map((each, i) => (i === index ? line : each)) });
  return (
    <section aria-labelledby="conditions" className={classes.part} id="rule-lines" tabIndex={-1}>
      <h2 id="conditions">{t('editor.conditions')}</h2>
      {props.error !== undefined && <p className={classes.error}>{props.error}</p>}
      {lines.lines.length > 1 && (
        <SegmentedControl
          w="fit-content"
          size="xs"
          aria-label={t('editor.join')}
          value={lines.join}
          onChange={(join) => onChange({ ...lines, join: join as Lines['join'] })}
          data={(['all', 'any'] as const).map((value) => ({ value, label: t(`join.${value}`) }))}
        />
      )}
      <ol className={classes.lines}>
        {lines.lines.map((line, index) => (
          <li key={index} className={classes.line}>
            <fieldset className={classes.lineFields} aria-label={t('editor.line', { n: index + 1 })}>
              <Select
                aria-label={t('editor.kind')}
                allowDeselect={false}
                value={line.kind}
                onChange={(kind) => kind !== null && setLine(index, newLine(kind as LineKind))}
                data={LINE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              />
              <LineFields line={line} onChange={(next) => setLine(index, next)} />
            </fieldset>
            <Button
              variant="subtle"
              color="gray"
              aria-label={t('editor.remove', { n: index + 1 })}
              onClick={() => onChange({ ...lines, lines: lines.lines.filter((_, i) => i !== index) })}
            >
              <Trash2 size={16} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        w="fit-content"
        onClick={() => onChange({ ...lines, lines: [...lines.lines, newLine('text')] })}
      >
        {t('editor.add')}
      </Button>
    </section>
  );
}
