import { Button, Checkbox, FileButton, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Upload, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';

/** Customers that one request takes. */
const MOST = 1000;

/** Links that belong to one customer each, for letters and mail programs: a list of customers in, a CSV file out. */
export function PersonalLinks() {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  const done = useDone();
  const [list, setList] = useState('');
  const [isMany, setMany] = useState(false);
  const customers = [...new Set(list.split(/[\r\n]+/).map(firstCell))].filter((id) => id !== '');
  const create = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/surveys/{survey_id}/personal-links/csv', {
          params: { path: { survey_id: survey.id } },
          body: {
            customers: customers.map((external_id) => ({ external_id })),
            mode: isMany ? 'renewable' : 'single_use',
          },
          parseAs: 'text',
        }),
      ),
    onSuccess: (csv) => {
      download(`${survey.link_code}-links.csv`, csv as string);
      done({ message: t('done.links', { count: customers.length }) });
    },
  });
  return (
    <section className={classes.card} aria-labelledby="share-personal">
      <h2 id="share-personal">
        <UserRound size={16} aria-hidden /> {t('links.title')}
      </h2>
      <p className="muted small">{t('links.text')}</p>
      <Textarea
        label={t('links.customers')}
        description={t('links.customersHelp', { most: MOST })}
        minRows={4}
        maxRows={10}
        value={list}
        onChange={({ currentTarget }) => setList(currentTarget.value)}
      />
      <Checkbox
        label={t('links.many')}
        checked={isMany}
        onChange={({ currentTarget }) => setMany(currentTarget.checked)}
      />
      {create.error && <ErrorInPlace error={create.error} />}
      <div className={classes.bar}>
        <FileButton accept="text/csv,text/plain" onChange={(file) => void file?.text().then(setList)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<Upload size={14} aria-hidden />}>
              {t('links.file')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          onClick={() => create.mutate()}
          loading={create.isPending}
        >
          {t('links.create', { count: customers.length })}
        </Button>
      </div>
    </section>
  );
}

/** The id in the first cell of a line. */
function firstCell(line: string): string {
  const [cell = ''] = line.split(/[,;\t]/);
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
