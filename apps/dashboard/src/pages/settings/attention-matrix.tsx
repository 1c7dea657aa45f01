import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttentionRules } from './attention-queries.js';
import { KINDS, waitFrom, waitText } from './attention-wait.js';
import classes from './attention.module.css';

/** Days between two questions: a row for the kind that was asked, a column for the kind that would be asked next. */
export function AttentionMatrix(props: {
  readonly waits: AttentionRules['waits'];
  readonly onChange: (waits: AttentionRules['waits']) => void;
}) {
  const { t } = useTranslation('settings');
  const { waits } = props;
  const name = (kind: (typeof KINDS)[number]) => t(`attention.kinds.${kind}`);
  return (
    <div className={classes.scroll} role="region" aria-label={t('attention.days')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('attention.after')}</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {name(kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((asked) => (
            <tr key={asked}>
              <th scope="row">{name(asked)}</th>
              {KINDS.map((next) => (
                <td key={next}>
                  <WaitField
                    label={t('attention.cell', { asked: name(asked), next: name(next) })}
                    value={daysOf(waits[asked][next])}
                    onChange={(wait) => props.onChange({ ...waits, [asked]: { ...waits[asked], [next]: wait } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A number of days, or the word for "once". It is read when the field is left, so that it can be typed letter by letter. */
function WaitField(props: {
  readonly label: string;
  readonly value: number | 'once';
  readonly onChange: (wait: number | 'once') => void;
}) {
  const { t } = useTranslation('settings');
  const once = t('attention.once');
  return (
    <TextInput
      key={String(props.value)}
      aria-label={props.label}
      className={classes.wait}
      defaultValue={waitText(props.value, once)}
      onBlur={(event) => {
        const wait = waitFrom(event.currentTarget.value, once);
        if (wait === undefined) event.currentTarget.value = waitText(props.value, once);
        else props.onChange(wait);
      }}
    />
  );
}

/** A wait as the API writes it: a number or the word. A kind that is missing has no wait. */
function daysOf(wait: string | number | undefined): number | 'once' {
  return typeof wait === 'number' ? wait : wait === undefined ? 0 : 'once';
}
