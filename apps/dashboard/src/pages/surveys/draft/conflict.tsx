import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import classes from '../editor.module.css';
import { useSurveyDraft } from './use-draft-of-survey.js';

/** Somebody else has changed the survey: shows both ways on; neither is taken by itself. */
export function Conflict() {
  const { t } = useTranslation('surveys');
  const { survey, store } = useSurveyDraft();
  const newest = () => dataOf(api.GET('/v1/surveys/{survey_id}', { params: { path: { survey_id: survey.id } } }));
  const settle = useMutation({
    mutationFn: async (way: 'mine' | 'theirs') => {
      const read = await newest();
      if (way === 'theirs') store.replace(read);
      else await store.keepMine(read);
    },
  });
  return (
    <div role="alert" className={classes.conflict}>
      <p>
        <strong>{t('conflict.title')}</strong> {t('conflict.text')}
      </p>
      <Button variant="default" onClick={() => settle.mutate('theirs')}>
        {t('conflict.theirs')}
      </Button>
      <Button variant="default" onClick={() => settle.mutate('mine')}>
        {t('conflict.mine')}
      </Button>
      {settle.error && <ErrorInPlace error={settle.error} />}
    </div>
  );
}
