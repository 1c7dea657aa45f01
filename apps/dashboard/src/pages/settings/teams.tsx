import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { EditTeam } from './edit-team.js';
import { membersQuery, teamsQuery, type Team } from './queries.js';
import classes from './settings.module.css';

/** The teams of the workspace. */
export function Teams() {
  const { t } = useTranslation('settings');
  const mayChange = useMay('workspace:admin');
  const [edited, setEdited] = useState<Team | 'new'>();
  const teams = useQuery(teamsQuery);
  return (
    <Section title={t('teams.title')}>
      {teams.isPending && <LoadingShapes rows={2} />}
      {teams.isError && <ErrorInPlace error={teams.error} retry={() => void teams.refetch()} />}
      {teams.data?.data.length === 0 && <p className="muted">{t('teams.none')}</p>}
      {teams.data !== undefined && teams.data.data.length > 0 && (
        <ul className={classes.pending} aria-label={t('teams.title')}>
          {teams.data.data.map((team) => (
            <li key={team.id}>
              <TeamRow team={team} onEdit={mayChange ? () => setEdited(team) : undefined} />
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Button variant="default" onClick={() => setEdited('new')}>
          {t('teams.create')}
        </Button>
      )}
      {edited !== undefined && (
        <EditTeam team={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Section>
  );
}

function TeamRow({ team, onEdit }: { readonly team: Team; readonly onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const { data: members } = useQuery(membersQuery);
  const archive = useMutation({
    mutationFn: (archived: boolean) =>
      dataOf(api.PATCH('/v1/teams/{team_id}', { params: { path: { team_id: team.id } }, body: { archived } })),
    onSettled: () => queries.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  });
  const people = (members?.data ?? []).filter(({ id }) => team.member_ids.includes(id)).map(({ name }) => name);
  return (
    <>
      <div className={classes.well}>
        <div>
          <b>
            <bdi>{team.name}</bdi>
          </b>{' '}
          <span className="muted">{people.length === 0 ? t('teams.nobody') : people.join(' · ')}</span>
        </div>
        {onEdit !== undefined && (
          <div className={classes.acts}>
            <Button variant="default" aria-label={t('teams.editOf', { name: team.name })} onClick={onEdit}>
              {t('teams.edit')}
            </Button>
            <Button
              variant="subtle"
              aria-label={t('teams.archiveOf', { name: team.name })}
              onClick={() =>
                archive.mutate(true, {
                  onSuccess: () =>
                    done({
                      message: t('teams.archived', { name: team.name }),
                      undo: () => archive.mutateAsync(false),
                    }),
                })
              }
            >
              {t('teams.archive')}
            </Button>
          </div>
        )}
      </div>
      {archive.isError && <ErrorInPlace error={archive.error} />}
    </>
  );
}
