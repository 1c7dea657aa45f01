import { Button, NumberInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CLAIM_FIELDS,
  CONVERSION_FIELDS,
  isShare,
  WORK_FIELDS,
  type ClaimField,
  type ClaimSearch,
} from './claim-search.js';
import classes from './money.module.css';

/** A claim and what it is said to follow from; the two last groups may be left out. */
export function ClaimForm(props: { readonly search: ClaimSearch; readonly onCheck: (search: ClaimSearch) => void }) {
  const { t } = useTranslation('money');
  const [fields, setFields] = useState<Readonly<Partial<Record<ClaimField, string | number>>>>(props.search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(fields).filter(([, value]) => typeof value === 'number' || value !== '');
    props.onCheck(Object.fromEntries(given.map(([name, value]) => [name, Number(value)])));
  };
  const groupOf = (names: readonly ClaimField[], isRequired: boolean) => {
    const isBegun = names.some((name) => fields[name] !== undefined && fields[name] !== '');
    return names.map((name) => (
      <NumberInput
        key={name}
        required={isRequired || isBegun}
        label={t(`claim.field.${name}`)}
        {...(isShare(name) && { suffix: ' %' })}
        {...limitsOf(name)}
        value={fields[name] ?? ''}
        onChange={(value) => setFields({ ...fields, [name]: value })}
      />
    ));
  };
  return (
    <form onSubmit={submit} className={`${classes.well} not-print`} aria-label={t('claim.inputs')}>
      <Stack gap={12}>
        <h2>{t('claim.inputs')}</h2>
        {groupOf(CLAIM_FIELDS, true)}
        <details open={CONVERSION_FIELDS.some((name) => props.search[name] !== undefined)}>
          <summary>{t('claim.conversions')}</summary>
          <Stack gap={12}>{groupOf(CONVERSION_FIELDS, false)}</Stack>
        </details>
        <details open={WORK_FIELDS.some((name) => props.search[name] !== undefined)}>
          <summary>{t('claim.workInputs')}</summary>
          <Stack gap={12}>{groupOf(WORK_FIELDS, false)}</Stack>
        </details>
        <Button type="submit">{t('claim.check')}</Button>
      </Stack>
    </form>
  );
}

function limitsOf(name: ClaimField) {
  if (name === 'claim') return { min: -100, max: 1_000_000 };
  if (name === 'months') return { min: 1, max: 120, allowDecimal: false };
  return { min: 0, max: isShare(name) ? 100 : 1_000_000_000 };
}
