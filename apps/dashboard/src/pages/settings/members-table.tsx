import { Button, NativeSelect } from '@mantine/core';
import { ROLES, type Role } from '@hearback/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { Avatar } from '../../parts/small.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { membersQuery, type Member } from './queries.js';
import classes from './settings.module.css';

/** The members with their roles. */
export function MembersTable(props: {
  readonly members: readonly Member[];
  readonly onDeactivate: (member: Member) => void;
}) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string; role?: Role; active?: boolean }) =>
      dataOf(api.PATCH('/v1/members/{member_id}', { params: { path: { member_id: id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: membersQuery.queryKey }),
  });
  const setRole = (member: Member, role: Role) =>
    change.mutate(
      { id: member.id, role },
      {
        onSuccess: () =>
          done({
            message: t('team.changed', { name: member.name, role: t(`roles.${role}`) }),
            undo: () => change.mutateAsync({ id: member.id, role: member.role }),
          }),
      },
    );
  return (
    <>
      {change.isError && <ErrorInPlace error={change.error} />}
      <div className={classes.scroll} role="region" aria-label={t('team.people')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('team.name')}</th>
              <th scope="col">{t('team.role')}</th>
              <th scope="col">
                <span className={classes.end}>{t('team.access')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.members.map((member) => (
              <tr key={member.id}>
                <td>
                  <Person member={member} />
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('team.roleOf', { name: member.name })}
                    value={member.role}
                    data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
                    onChange={(event) => setRole(member, event.currentTarget.value as Role)}
                  />
                </td>
                <td>
                  <div className={classes.end}>
                    {member.active ? (
                      <Button variant="subtle" onClick={() => props.onDeactivate(member)}>
                        {t('team.deactivate')}
                      </Button>
                    ) : (
                      <Button variant="default" onClick={() => change.mutate({ id: member.id, active: true })}>
                        {t('team.reactivate')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Person({ member }: { readonly member: Member }) {
  const { t } = useTranslation('settings');
  const { staff } = useSession();
  const state = member.active ? (member.confirmed_at === null ? t('team.unconfirmed') : null) : t('team.gone');
  return (
    <div className={classes.person}>
      <Avatar name={member.name} />
      <div>
        <b className={member.active ? '' : classes.gone}>
          <bdi>{member.name}</bdi>
        </b>
        {member.id === staff.id && <span className="muted"> {t('team.you')}</span>}
        <div className="small muted">
          <bdi>{member.email}</bdi>
          {state !== null && <> · {state}</>}
        </div>
      </div>
    </div>
  );
}
