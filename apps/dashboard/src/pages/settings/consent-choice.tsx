import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';

/** Whether questions by mail need consent. */
export type QuestionsConsent = Reply<'getWorkspace'>['questions_consent'];

/** Who may be asked by mail, with what each choice means. */
export function ConsentChoice(props: {
  readonly value: QuestionsConsent;
  readonly onChange: (value: QuestionsConsent) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Radio.Group
      label={t('privacy.consent')}
      description={t('privacy.consentLaw')}
      value={props.value}
      onChange={(value) => props.onChange(value === 'opt_in' ? 'opt_in' : 'opt_out')}
    >
      <Stack gap="sm" mt="sm">
        <Radio value="opt_out" label={t('privacy.optOut')} description={t('privacy.optOutHelp')} />
        <Radio value="opt_in" label={t('privacy.optIn')} description={t('privacy.optInHelp')} />
      </Stack>
    </Radio.Group>
  );
}
