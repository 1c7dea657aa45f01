import { NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';
import { AnonymousFields } from './anonymous-fields.js';
import { touchpointsQuery } from '../survey-queries.js';

/** What holds for the survey as a whole. */
export function SurveySettingsPage() {
  const { t } = useTranslation('surveys');
  const { content, store, defects } = useSurveyDraft();
  const { data: touchpoints } = useQuery(touchpointsQuery);
  const errorOf = (name: string) => defects.find(({ pointer }) => pointer.startsWith(`/${name}`))?.detail;
  const { tone: _tone, ...toneless } = content.definition;
  return (
    <div className={classes.body}>
      <div className={classes.narrow}>
        <TextInput
          label={t('settings.name')}
          description={t('settings.nameHelp')}
          error={errorOf('name')}
          value={content.name}
          onChange={({ currentTarget }) => store.change({ name: currentTarget.value }, 'name')}
        />
        <NativeSelect
          label={t('settings.touchpoint')}
          description={t('settings.touchpointHelp')}
          value={content.touchpoint_id ?? ''}
          data={[
            { value: '', label: t('settings.noTouchpoint') },
            ...(touchpoints?.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => store.change({ touchpoint_id: currentTarget.value || null })}
        />
        <NativeSelect
          label={t('settings.tone')}
          description={t('settings.toneHelp')}
          value={content.definition.tone ?? ''}
          data={[
            { value: '', label: t('settings.toneDefault') },
            { value: 'formal', label: t('settings.formal') },
            { value: 'informal', label: t('settings.informal') },
          ]}
          onChange={({ currentTarget: { value } }) => {
            const tone = value === 'formal' || value === 'informal' ? { tone: value } : {};
            store.change({ definition: { ...toneless, ...(tone as { tone?: 'formal' | 'informal' }) } });
          }}
        />
        <AnonymousFields />
        <div className={classes.two}>
          <TimeField name="opens_at" />
          <TimeField name="closes_at" />
        </div>
        <NumberInput
          label={t('settings.quota')}
          description={t('settings.quotaHelp')}
          error={errorOf('response_quota')}
          hideControls
          min={1}
          value={content.response_quota ?? ''}
          onChange={(value) => store.change({ response_quota: typeof value === 'number' ? value : null }, 'quota')}
        />
        <Textarea
          label={t('settings.frames')}
          description={t('settings.framesHelp')}
          error={errorOf('frame_origins')}
          dir="ltr"
          defaultValue={content.frame_origins.join('\n')}
          onBlur={({ currentTarget }) =>
            store.change({ frame_origins: currentTarget.value.split(/\s+/).filter((origin) => origin !== '') })
          }
        />
        <TagsInput
          label={t('settings.tags')}
          description={t('settings.tagsHelp')}
          value={[...content.tags]}
          onChange={(tags) => store.change({ tags })}
        />
      </div>
    </div>
  );
}

function TimeField({ name }: { readonly name: 'opens_at' | 'closes_at' }) {
  const { t } = useTranslation('surveys');
  const { content, store, defects } = useSurveyDraft();
  return (
    <TextInput
      type="datetime-local"
      label={t(`settings.${name}`)}
      description={t(`settings.${name}Help`)}
      error={defects.find(({ pointer }) => pointer === `/${name}`)?.detail}
      value={localOf(content[name])}
      onChange={({ currentTarget: { value } }) =>
        store.change({ [name]: value === '' ? null : new Date(value).toISOString() }, name)
      }
    />
  );
}

/** A time as a field for local times has it. */
function localOf(time: string | null): string {
  if (time === null) return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
