import { Button, FileButton, Progress, Radio, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { CONTENTS, guessContent, type Content } from './guess-content.js';
import { ImportHistory } from './import-history.js';
import classes from './imports.module.css';
import { sendFile } from './send-file.js';
import { Steps } from './steps.js';

/** The first step of an import, the file, and the imports before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [percent, setPercent] = useState(0);
  const [holds, setHolds] = useState<Content | 'guess'>('guess');
  const send = useMutation({
    mutationFn: async (file: File) => {
      const content = holds === 'guess' ? await guessContent(file) : holds;
      return sendFile(file, content, setPercent);
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <Page title={t('title')}>
      <div className={classes.stack}>
        <Steps at={1} />
        <p className="lead">{t('file.lead')}</p>
        <p className="muted">{t('file.text')}</p>
        <Radio.Group label={t('holds.label')} value={holds} onChange={(value) => setHolds(value as Content | 'guess')}>
          <Group gap="md" mt="xs">
            {(['guess', ...CONTENTS] as const).map((each) => (
              <Radio key={each} value={each} label={t(`holds.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        <div
          className={classes.drop}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const [file] = event.dataTransfer.files;
            if (file !== undefined) send.mutate(file);
          }}
        >
          <p className="muted">{t('file.drop')}</p>
          <FileButton accept=".csv,.tsv,.txt,.xlsx,text/csv" onChange={(file) => file && send.mutate(file)}>
            {(props) => (
              <Button {...props} leftSection={<Upload size={14} aria-hidden />}>
                {t('file.choose')}
              </Button>
            )}
          </FileButton>
          {send.isPending && <Progress value={percent} aria-label={t('file.sending')} className={classes.progress} />}
        </div>
        {send.error && <ErrorInPlace error={send.error} what={t('file.failed')} />}
      </div>
      <ImportHistory />
    </Page>
  );
}
