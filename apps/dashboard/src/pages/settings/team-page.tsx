import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { DeactivateMember } from './deactivate-member.js';
import { InviteMember } from './invite-member.js';
import { MembersTable } from './members-table.js';
import { PendingInvitations } from './pending-invitations.js';
import { membersQuery, type Member } from './queries.js';
import { RoleRights } from './role-rights.js';
import { Teams } from './teams.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** The members of the workspace, who is invited, and what each role may do. */
export function TeamPage() {
  const { t } = useTranslation('settings');
  const [isInviting, setInviting] = useState(false);
  const [leaver, setLeaver] = useState<Member>();
  const members = useQuery(membersQuery);
  const invite = (
    <Button leftSection={<UserPlus size={16} strokeWidth={1.75} />} onClick={() => setInviting(true)}>
      {t('team.invite')}
    </Button>
  );
  return (
    <SettingsFrame page="team" actions={invite}>
      <div className={classes.two}>
        <Section title={t('team.people')}>
          {members.isPending && <LoadingShapes />}
          {members.isError && <ErrorInPlace error={members.error} retry={() => void members.refetch()} />}
          {members.data && <MembersTable members={members.data.data} onDeactivate={setLeaver} />}
          <PendingInvitations />
          <p className={classes.note}>{t('team.note')}</p>
        </Section>
        <div className={classes.sections}>
          <Teams />
          <RoleRights />
        </div>
      </div>
      {isInviting && <InviteMember onClose={() => setInviting(false)} />}
      {leaver && (
        <DeactivateMember
          leaver={leaver}
          colleagues={members.data?.data.filter(({ id, active }) => active && id !== leaver.id) ?? []}
          onClose={() => setLeaver(undefined)}
        />
      )}
    </SettingsFrame>
  );
}
