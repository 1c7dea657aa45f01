import { MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attributeFrom, attributeOf } from './act.js';
import { chatNamesQuery, memberNamesQuery, surveyNamesQuery, teamNamesQuery, type Act } from './queries.js';
import classes from './rules.module.css';

/** The fields of one act. */
export function ActFields({ act, onChange }: { readonly act: Act; readonly onChange: (act: Act) => void }) {
  const { t } = useTranslation('rules');
  const { data: surveys } = useQuery(surveyNamesQuery);
  switch (act.kind) {
    case 'tag_response':
      return (
        <TagsInput
          label={t('acts.tags')}
          maxTags={10}
          value={[...(act.tags ?? [])]}
          onChange={(tags) => onChange({ ...act, tags })}
        />
      );
    case 'notify':
      return (
        <>
          <People act={act} onChange={onChange} />
          <Text act={act} label={t('acts.notice')} onChange={onChange} />
        </>
      );
    case 'send_message':
      return <Text act={act} label={t('acts.message')} help={t('acts.messageHelp')} onChange={onChange} />;
    case 'send_chat':
      return (
        <>
          <Chats act={act} onChange={onChange} />
          <Text act={act} label={t('acts.chatText')} help={t('acts.chatHelp')} onChange={onChange} />
        </>
      );
    case 'send_survey':
      return (
        <Select
          label={t('acts.survey')}
          description={t('acts.surveyHelp')}
          searchable
          value={act.survey_id ?? null}
          onChange={(id) => id !== null && onChange({ ...act, survey_id: id })}
          data={(surveys?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    case 'set_attribute': {
      const { key, value } = attributeOf(act);
      return (
        <div className={classes.pair}>
          <TextInput
            label={t('field.key')}
            maxLength={64}
            value={key}
            onChange={(event) => onChange({ ...act, attribute: attributeFrom(event.currentTarget.value, value) })}
          />
          <TextInput
            label={t('field.value')}
            maxLength={500}
            value={value}
            onChange={(event) => onChange({ ...act, attribute: attributeFrom(key, event.currentTarget.value) })}
          />
        </div>
      );
    }
  }
}

function People({ act, onChange }: { readonly act: Act; readonly onChange: (act: Act) => void }) {
  const { t } = useTranslation('rules');
  const { data: members } = useQuery(memberNamesQuery);
  const { data: teams } = useQuery(teamNamesQuery);
  return (
    <div className={classes.pair}>
      <MultiSelect
        label={t('editor.members')}
        searchable
        value={[...(act.staff_ids ?? [])]}
        onChange={(ids) => onChange({ ...act, staff_ids: ids })}
        data={(members?.data ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <MultiSelect
        label={t('editor.teams')}
        searchable
        value={[...(act.team_ids ?? [])]}
        onChange={(ids) => onChange({ ...act, team_ids: ids })}
        data={(teams?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  );
}

function Chats({ act, onChange }: { readonly act: Act; readonly onChange: (act: Act) => void }) {
  const { t } = useTranslation('rules');
  const { data: chats } = useQuery(chatNamesQuery);
  return (
    <Select
      label={t('acts.chat')}
      searchable
      value={act.chat_target_id ?? null}
      onChange={(id) => id !== null && onChange({ ...act, chat_target_id: id })}
      data={(chats?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function Text(props: {
  readonly act: Act;
  readonly label: string;
  readonly help?: string;
  readonly onChange: (act: Act) => void;
}) {
  const { act, label, help, onChange } = props;
  return (
    <Textarea
      label={label}
      description={help}
      autosize
      minRows={2}
      maxLength={2000}
      value={act.text ?? ''}
      onChange={(event) => onChange({ ...act, text: event.currentTarget.value })}
    />
  );
}
