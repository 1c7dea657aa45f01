import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { membersQuery, teamsQuery, type Team } from './queries.js';
import classes from './settings.module.css';

/** The form of a team, or of a new one. */
export function EditTeam({ team, onClose }: { readonly team: Team | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const { data: members } = useQuery(membersQuery);
  const [name, setName] = useState(team?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(team?.member_ids ?? []);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, member_ids: [...chosen] };
      return team === undefined
        ? dataOf(api.POST('/v1/teams', { body }))
        : dataOf(api.PATCH('/v1/teams/{team_id}', { params: { path: { team_id: team.id } }, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: teamsQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const people = (members?.data ?? []).filter(({ id, active }) => active || chosen.includes(id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(team === undefined ? 'teams.create' : 'teams.change')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} className={classes.form}>
        {save.isError && <ErrorInPlace error={save.error} />}
        <TextInput
          required
          data-autofocus
          maxLength={80}
          label={t('teams.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className={classes.fieldset}>
          <legend>{t('teams.members')}</legend>
          <Checkbox.Group value={[...chosen]} onChange={setChosen}>
            {people.map((member) => (
              <Checkbox key={member.id} value={member.id} label={<bdi>{member.name}</bdi>} mb={6} />
            ))}
          </Checkbox.Group>
        </fieldset>
        <Button type="submit" loading={save.isPending}>
          {t('teams.save')}
        </Button>
      </form>
    </Modal>
  );
}
