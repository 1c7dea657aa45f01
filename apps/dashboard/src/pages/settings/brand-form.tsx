import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import type { Brand } from './queries.js';
import classes from './settings.module.css';

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Name, colour, form of address and contact. */
export function BrandForm(props: { readonly brand: Brand; readonly onSave: (brand: Brand) => void }) {
  const { brand } = props;
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const [name, setName] = useState(brand.name ?? '');
  const [color, setColor] = useState(brand.color ?? '');
  const [tone, setTone] = useState(brand.tone ?? 'formal');
  const [contact, setContact] = useState({
    name: brand.contact?.name ?? '',
    phone: brand.contact?.phone ?? '',
    email: brand.contact?.email ?? '',
    hours: brand.contact?.hours ?? '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { phone, email, hours } = contact;
    const person = orNull(contact.name);
    props.onSave({
      ...brand,
      name: orNull(name),
      color: orNull(color),
      tone,
      contact:
        person === null ? null : { name: person, phone: orNull(phone), email: orNull(email), hours: orNull(hours) },
    });
  };
  const field = (key: keyof typeof contact, more: { type?: string; description?: string } = {}) => (
    <TextInput
      label={t(`brand.contact.${key}`)}
      {...more}
      value={contact[key]}
      onChange={(event) => setContact({ ...contact, [key]: event.currentTarget.value })}
    />
  );
  return (
    <form id="brand" onSubmit={submit} className={classes.form}>
      <TextInput
        label={t('brand.name')}
        description={t('brand.nameHelp', { name: workspace.name })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('brand.color')}
        description={t('brand.colorHelp')}
        pattern="#[0-9a-fA-F]{6}"
        dir="ltr"
        value={color}
        onChange={(event) => setColor(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('brand.tone')}
        description={t('brand.toneHelp')}
        data={(['formal', 'informal'] as const).map((value) => ({ value, label: t(`brand.tones.${value}`) }))}
        value={tone}
        onChange={(event) => setTone(event.currentTarget.value as typeof tone)}
      />
      {field('name', { description: t('brand.contact.help') })}
      {field('phone', { type: 'tel' })}
      {field('email', { type: 'email' })}
      {field('hours')}
    </form>
  );
}
