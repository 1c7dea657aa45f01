import { useTranslation } from 'react-i18next';
import classes from './operator.module.css';
import type { Finding, Health } from './service-healths.js';

/** Commands of the process by what they are for; they run where the product runs. */
const COMMANDS: Partial<Record<Finding, string>> = {
  dead_letters: '--dead-letters list',
  dead_jobs: '--dead-jobs list',
};

/** What an operator does about the findings; nothing if there are none. */
export function Remedies({ healths }: { readonly healths: readonly Health[] }) {
  const { t } = useTranslation('operator');
  const found = [...new Set(healths.flatMap(({ findings }) => findings))];
  const commands = healths.flatMap(({ service, findings }) =>
    findings.flatMap((finding) => (COMMANDS[finding] === undefined ? [] : `${COMMANDS[finding]} --service ${service}`)),
  );
  if (found.length === 0) return null;
  return (
    <div className={classes.remedies}>
      <h3>{t('health.todo')}</h3>
      <ul>
        {commands.length > 0 && (
          <li>
            {t('health.remedy.dead')}
            {commands.map((command) => (
              <code key={command} dir="ltr">
                node apps/platform/dist/main.js {command}
              </code>
            ))}
          </li>
        )}
        {found
          .filter((finding) => finding !== 'dead_letters' && finding !== 'dead_jobs')
          .map((finding) => (
            <li key={finding}>{t(`health.remedy.${finding}`)}</li>
          ))}
      </ul>
      <p className="small muted">{t('health.manual', { file: 'docs/operations.md' })}</p>
    </div>
  );
}
