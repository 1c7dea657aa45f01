import { Button, Group, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { surveysQuery } from '../surveys/survey-queries.js';

/** Asks one customer by mail; whether it is their turn is decided by the same rules as for everybody. */
export function AskDialog({ externalId, onClose }: { readonly externalId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const queries = useQueryClient();
  const done = useDone();
  const { data: surveys } = useQuery(surveysQuery({ status: 'published', limit: 100 }));
  const [chosen, setChosen] = useState<string>();
  const surveyId = chosen ?? surveys?.data[0]?.id;
  const ask = useMutation({
    mutationFn: (survey_id: string) =>
      dataOf(api.POST('/v1/survey-invitations', { body: { survey_id, customer: externalId } })),
    onSuccess: async () => {
      onClose();
      done({ message: t('asked.done') });
      await queries.invalidateQueries({ queryKey: ['survey-invitations'] });
    },
  });
  return (
    <Dialog onClose={onClose} title={t('asked.ask')}>
      {surveys?.data.length === 0 && <p>{t('asked.noSurvey')}</p>}
      <NativeSelect
        data-autofocus
        label={t('asked.survey')}
        data={surveys?.data.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={surveyId ?? ''}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p className="small muted">{t('asked.rules')}</p>
      {ask.error && <ErrorInPlace error={ask.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('asked.cancel')}
        </Button>
        <Button
          loading={ask.isPending}
          disabled={surveyId === undefined}
          onClick={() => surveyId !== undefined && ask.mutate(surveyId)}
        >
          {t('asked.send')}
        </Button>
      </Group>
    </Dialog>
  );
}
