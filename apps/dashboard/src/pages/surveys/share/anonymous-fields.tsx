import { NativeSelect } from '@mantine/core';
import { ANONYMOUS_AUDIENCES, ANONYMOUS_PERIODS, type Anonymity } from '@hearback/questionnaire';
import { useTranslation } from 'react-i18next';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';

/** Where a definition says what an anonymous survey must not have. */
const NAMING = /(hidden_fields\/\d+|questions\/\d+\/kind)$/;

/** Whether the survey is anonymous, which cannot change once it is published. */
export function AnonymousFields() {
  const { t } = useTranslation('surveys');
  const { survey, content, store, defects } = useSurveyDraft();
  const { anonymous, ...named } = content.definition;
  const isFixed = survey.version !== null;
  const set = (value: Anonymity | undefined) =>
    store.change({ definition: value === undefined ? named : { ...named, anonymous: value } });
  const error = anonymous && defects.find(({ pointer }) => NAMING.test(pointer))?.detail;
  return (
    <>
      <NativeSelect
        label={t('settings.anonymous')}
        description={t(isFixed ? 'settings.anonymousFixed' : 'settings.anonymousHelp')}
        error={error}
        disabled={isFixed}
        value={anonymous?.period ?? ''}
        data={[
          { value: '', label: t('settings.notAnonymous') },
          ...ANONYMOUS_PERIODS.map((value) => ({ value, label: t(`settings.anonymousBy.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const period = ANONYMOUS_PERIODS.find((each) => each === value);
          set(period && { period, audience: anonymous?.audience ?? 'employees' });
        }}
      />
      {anonymous !== undefined && (
        <div className={classes.two}>
          <NativeSelect
            label={t('settings.audience')}
            description={t('settings.audienceHelp')}
            disabled={isFixed}
            value={anonymous.audience}
            data={ANONYMOUS_AUDIENCES.map((value) => ({ value, label: t(`settings.audienceOf.${value}`) }))}
            onChange={({ currentTarget: { value } }) => {
              const audience = ANONYMOUS_AUDIENCES.find((each) => each === value);
              if (audience !== undefined) set({ ...anonymous, audience });
            }}
          />
        </div>
      )}
    </>
  );
}
