import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Domain } from './sign-in-domains.js';

const ROLES = ['admin', 'editor', 'agent', 'viewer'] as const;

/** The roles that single sign-on can give. */
export function RoleSelect(props: {
  readonly label: string;
  readonly value: Domain['role'];
  readonly onChange: (role: Domain['role']) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <NativeSelect
      label={props.label}
      data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Domain['role'])}
    />
  );
}
