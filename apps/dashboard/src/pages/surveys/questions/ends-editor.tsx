import { useTranslation } from 'react-i18next';
import { TextField } from '../draft/text-field.js';
import classes from '../editor.module.css';

/** The welcome, or the thanks after a low, middle and high score. */
export function EndsEditor({ end }: { readonly end: 'welcome' | 'thanks' }) {
  const { t } = useTranslation('surveys');
  if (end === 'welcome') {
    return (
      <>
        <TextField id="welcome.title" label={t('ends.welcomeTitle')} />
        <TextField id="welcome.text" label={t('ends.welcomeText')} />
      </>
    );
  }
  return (
    <>
      <TextField id="thank_you.title" label={t('ends.thanksTitle')} />
      <TextField id="thank_you.text" label={t('ends.thanksText')} help={t('ends.thanksHelp')} />
      {(['low', 'middle', 'high'] as const).map((level) => (
        <fieldset key={level} className={classes.stack}>
          <legend>
            <h2>{t(`level.${level}`)}</h2>
          </legend>
          <TextField id={`thank_you.${level}.title`} label={t('ends.thanksTitle')} />
          <TextField id={`thank_you.${level}.text`} label={t('ends.thanksText')} />
        </fieldset>
      ))}
    </>
  );
}
