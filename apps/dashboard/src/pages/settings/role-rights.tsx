import { permissionsOf, ROLES, type Permission } from '@hearback/kernel';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.js';
import classes from './settings.module.css';

/** The rights by the permission that stands for them. */
const RIGHTS = [
  ['read', 'responses:read'],
  ['serve', 'tasks:write'],
  ['surveys', 'surveys:write'],
  ['imports', 'responses:import'],
  ['administer', 'workspace:admin'],
] as const satisfies readonly (readonly [string, Permission])[];

/** What each role may do. */
export function RoleRights() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('rights.title')}>
      <div className={classes.scroll} role="region" aria-label={t('rights.title')} tabIndex={0}>
        <table className={`${classes.table} ${classes.rights}`}>
          <thead>
            <tr>
              <td />
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`roles.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RIGHTS.map(([name, permission]) => (
              <tr key={name}>
                <th scope="row">{t(`rights.${name}`)}</th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <Mark isAllowed={permissionsOf(role).has(permission)} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('rights.owners')}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  <Mark isAllowed={role === 'owner'} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes.note}>{t('rights.note')}</p>
    </Section>
  );
}

function Mark({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t } = useTranslation('settings');
  return isAllowed ? (
    <Check size={16} strokeWidth={1.75} role="img" aria-label={t('rights.yes')} />
  ) : (
    <span role="img" aria-label={t('rights.no')}>
      ·
    </span>
  );
}
