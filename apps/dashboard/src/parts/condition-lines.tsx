import { Button, SegmentedControl, Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './condition-lines.module.css';

/** Lines that are joined by *all* or *any*. */
export interface Joined<Line> {
  readonly join: 'all' | 'any';
  readonly lines: readonly Line[];
}

/** What a list of conditions is about; its texts are those of the rules. */
interface Props<Line extends { readonly kind: string }> {
  readonly id: string;
  readonly title: string;
  /** Said instead of conditions that lines cannot show. */
  readonly nested: string;
  /** Undefined: lines cannot show them. */
  readonly lines: Joined<Line> | undefined;
  readonly error: string | undefined;
  readonly kinds: readonly { readonly value: Line['kind']; readonly label: string }[];
  readonly newLine: (kind: Line['kind']) => Line;
  /** The kind of a line that is added. */
  readonly added: Line['kind'];
  readonly fields: (line: Line, change: (line: Line) => void) => ReactNode;
  readonly onChange: (lines: Joined<Line>) => void;
}

/** Conditions, a line for each. The texts of rules must be loaded. */
export function ConditionLines<Line extends { readonly kind: string }>(props: Props<Line>) {
  const { t } = useTranslation('rules');
  const { lines, onChange, newLine } = props;
  const heading = `${props.id}-heading`;
  if (lines === undefined) {
    const first = props.kinds[0]!.value;
    return (
      <section aria-labelledby={heading} className={classes.part}>
        <h2 id={heading}>{props.title}</h2>
        <p className="small muted">{props.nested}</p>
        <Button variant="default" w="fit-content" onClick={() => onChange({ join: 'all', lines: [newLine(first)] })}>
          {t('editor.replace')}
        </Button>
      </section>
    );
  }
  const setLine = (index: number, line: Line) =>
    onChange({ ...lines, lines: lines.lines.map((each, i) => (i === index ? line : each)) });
  return (
    <section aria-labelledby={heading} className={classes.part} id={props.id} tabIndex={-1}>
      <h2 id={heading}>{props.title}</h2>
      {props.error !== undefined && <p className={classes.error}>{props.error}</p>}
      {lines.lines.length > 1 && (
        <SegmentedControl
          w="fit-content"
          size="xs"
          aria-label={t('editor.join')}
          value={lines.join}
          onChange={(join) => onChange({ ...lines, join: join as 'all' | 'any' })}
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
                onChange={(kind) => kind !== null && setLine(index, newLine(kind))}
                data={props.kinds}
              />
              {props.fields(line, (next) => setLine(index, next))}
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
        onClick={() => onChange({ ...lines, lines: [...lines.lines, newLine(props.added)] })}
      >
        {t('editor.add')}
      </Button>
    </section>
  );
}
