import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TEXTS_OF, type MailStep, type Texts } from './mail-form.js';
import classes from './plans.module.css';

/** The texts of one mail in one language. */
export function MailTextFields(props: {
  readonly mail: MailStep;
  readonly language: string;
  readonly texts: Texts;
  readonly defects: ReadonlyMap<string, { readonly code: string; readonly most: number }>;
  readonly onChange: (texts: Texts) => void;
}) {
  const { t, i18n } = useTranslation('plans');
  const { language, texts } = props;
  const words = texts[language] ?? {};
  const errorOf = (name: string) => {
    const defect = props.defects.get(`${language}.${name}`);
    if (defect === undefined) return undefined;
    const key = `defect.${defect.code}`;
    return t((i18n.exists(key, { ns: 'plans' }) ? key : 'defect.other') as 'defect.other', { most: defect.most });
  };
  return (
    <div className={classes.stack}>
      {TEXTS_OF[props.mail].map((name) => (
        <Textarea
          key={name}
          id={`mail-${name}`}
          label={t(`text.${name}`)}
          description={name === 'subject' && t('content.subjectHelp')}
          autosize
          minRows={name.endsWith('intro') || name === 'closing' ? 2 : 1}
          maxRows={8}
          dir="auto"
          lang={language}
          value={words[name] ?? ''}
          error={errorOf(name)}
          onChange={({ currentTarget }) =>
            props.onChange({ ...texts, [language]: { ...words, [name]: currentTarget.value } })
          }
        />
      ))}
      <p className="small muted">
        {t('content.places')} <code dir="ltr">{'{{ customer.first_name | default: "there" }}'}</code>
      </p>
    </div>
  );
}
