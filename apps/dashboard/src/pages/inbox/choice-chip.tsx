import { Menu } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './inbox.module.css';

/** A filter with several values: a chip that opens its choices. `any` is its name while nothing is chosen. */
export function ChoiceChip(props: {
  readonly any: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string | undefined) => void;
}) {
  const { t } = useTranslation('inbox');
  const { any, value, choices, choose } = props;
  const chosen = choices.find((choice) => choice.value === value);
  if (choices.length === 0 && value === undefined) return null;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={`${classes.choice} ${value === undefined ? '' : classes.chosen}`}>
          <bdi>{chosen?.label ?? value ?? any}</bdi>
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {value !== undefined && <Menu.Item onClick={() => choose(undefined)}>{t('any.clear')}</Menu.Item>}
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            onClick={() => choose(choice.value)}
            rightSection={choice.value === value ? <Check size={16} strokeWidth={1.75} aria-hidden /> : undefined}
          >
            <bdi>{choice.label}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
