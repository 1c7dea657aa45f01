import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Check, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { directionOf } from '../../../i18n/languages.js';
import { Chip } from '../../../parts/small.js';
import { Empty } from '../../../parts/states.js';
import { textIds, textIn, translated } from '../draft/definition.js';
import { TextField } from '../draft/text-field.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { AddLanguage, RemoveLanguage } from './change-languages.js';
import { nameOf } from './language-name.js';

const route = getRouteApi('/signed-in/surveys/$surveyId/translations');

/** The texts of the default language beside those of another one. */
export function TranslationsPage() {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { definition } = content;
  const navigate = useNavigate({ from: '/surveys/$surveyId/translations' });
  const { language: wanted } = route.useSearch();
  const mayWrite = useMay('surveys:write');
  const own = definition.default_language;
  const others = definition.languages.filter((tag) => tag !== own);
  const language = others.find((tag) => tag === wanted) ?? others[0];
  const show = (tag: string) => void navigate({ search: { language: tag }, replace: true });
  return (
    <div className={classes.body}>
      <div className={classes.bar}>
        {others.map((tag) => {
          const { done, all } = translated(definition, tag);
          return (
            <Chip key={tag} isOn={tag === language} onClick={() => show(tag)}>
              <span lang={tag}>{nameOf(tag)}</span>
              <bdi className="num">
                {done}/{all}
              </bdi>
            </Chip>
          );
        })}
        {mayWrite && <AddLanguage onAdded={show} />}
      </div>
      <p className="muted small">{t('translations.text', { language: nameOf(own) })}</p>
      {language === undefined ? (
        <Empty text={t('translations.none')} />
      ) : (
        <>
          <Texts language={language} />
          {mayWrite && <RemoveLanguage language={language} />}
        </>
      )}
    </div>
  );
}

function Texts({ language }: { readonly language: string }) {
  const { t } = useTranslation('surveys');
  const { content } = useSurveyDraft();
  const { definition } = content;
  const own = definition.default_language;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tabs.translations')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('translations.original', { language: nameOf(own) })}</th>
            <th scope="col">{nameOf(language)}</th>
            <th scope="col">{t('translations.state')}</th>
          </tr>
        </thead>
        <tbody>
          {textIds(definition).map((id) => {
            const original = textIn(definition, own, id);
            const isThere = textIn(definition, language, id) !== '';
            return (
              <tr key={id}>
                <td lang={own} dir={directionOf(own)}>
                  {original}
                </td>
                <td>
                  <TextField
                    id={id}
                    language={language}
                    label={t('translations.field', { text: original })}
                    isLabelHidden
                  />
                </td>
                <td className={isThere ? classes.there : classes.missing}>
                  {isThere ? <Check size={14} aria-hidden /> : <CircleDashed size={14} aria-hidden />}{' '}
                  {t(isThere ? 'translations.there' : 'translations.missing')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
