import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './imports.module.css';

/** Where a column can go. */
export interface Target {
  readonly label: string;
  readonly target: object;
}

interface Props {
  readonly found: readonly { readonly name: string; readonly examples: readonly string[] }[];
  /** Where this column can go. */
  readonly targetsOf: (name: string, index: number) => readonly Target[];
  readonly columns: Readonly<Record<string, object>>;
  readonly change: (columns: Record<string, object>) => void;
}

/** The columns of the file with their first values, and where each goes. */
export function ColumnTable({ found, targetsOf, columns, change }: Props) {
  const { t } = useTranslation('imports');
  const set = (name: string, target: object | undefined) => {
    const { [name]: _before, ...rest } = columns;
    change(target === undefined ? rest : { ...rest, [name]: target });
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('columns.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.values')}</th>
            <th scope="col">{t('columns.target')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ name, examples }, index) => {
            const targets = targetsOf(name, index).map((each) => ({ ...each, value: valueOf(each.target) }));
            const value = columns[name] === undefined ? '' : valueOf(columns[name]);
            const isKnown = value === '' || targets.some((each) => each.value === value);
            const options = [
              ...(isKnown ? [] : [{ value, label: t('columns.part') }]),
              { value: '', label: t('target.none') },
              ...targets.map(({ label, value: of }) => ({ value: of, label })),
            ];
            return (
              <tr key={`${index} ${name}`}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td className="muted">
                  {examples.map((example, line) => (
                    <div key={line} dir="auto">
                      {example}
                    </div>
                  ))}
                </td>
                <td>
                  <NativeSelect
                    aria-label={t('columns.targetOf', { name })}
                    value={value}
                    data={options}
                    onChange={({ currentTarget }) =>
                      set(name, targets.find((each) => each.value === currentTarget.value)?.target)
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What tells targets apart; how their cells are read does not. */
function valueOf(target: object): string {
  const { type: _type, ...rest } = target as { readonly type?: string };
  return JSON.stringify(rest);
}
