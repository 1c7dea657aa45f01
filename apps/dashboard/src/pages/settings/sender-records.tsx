import { Button, CopyButton } from '@mantine/core';
import { CircleCheck, CircleHelp, CircleX, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.js';
import type { Sender, SenderRecord } from './sender-queries.js';
import classes from './settings.module.css';

const ICONS = { right: CircleCheck, missing: CircleX, wrong: CircleX, unknown: CircleHelp } as const;

/** The DNS records of the domain: what was found, and what to publish, ready to copy. */
export function SenderRecords({ sender }: { readonly sender: Sender }) {
  const { t } = useTranslation('settings');
  const { address, records } = sender;
  const domain = address?.slice(address.lastIndexOf('@') + 1) ?? '';
  return (
    <Section title={<bdi>{domain}</bdi>}>
      <div className={classes.scroll} role="region" aria-label={t('sender.records')} tabIndex={0}>
        <table className={`${classes.table} ${classes.records}`}>
          <thead>
            <tr>
              {(['record', 'found', 'todo'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`sender.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.kind}>
                <th scope="row">{record.kind.toUpperCase()}</th>
                <td>
                  <State state={record.state} isUnchecked={sender.checked_at === null} />
                </td>
                <td>
                  <Todo record={record} sender={sender} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function State({ state, isUnchecked }: { readonly state: SenderRecord['state']; readonly isUnchecked: boolean }) {
  const { t } = useTranslation('settings');
  const Icon = ICONS[state];
  return (
    <span className={`${classes.state} ${classes[state]}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {isUnchecked ? t('sender.states.unchecked') : t(`sender.states.${state}`)}
    </span>
  );
}

function Todo({ record, sender }: { readonly record: SenderRecord; readonly sender: Sender }) {
  const { t } = useTranslation('settings');
  const { kind, state, fault, found, name, value } = record;
  if (state === 'right')
    return <span className="muted">{t(`sender.right.${kind}`, { selector: sender.dkim_selector ?? '' })}</span>;
  const isUnreached = state === 'unknown' && sender.checked_at !== null;
  return (
    <div className={classes.todo}>
      {fault !== null && <p>{t(`sender.faults.${fault}`)}</p>}
      {found.length > 0 && (
        <p className="muted small">
          {t('sender.foundThere')}{' '}
          <code dir="ltr" className={classes.found}>
            {found.join('\n')}
          </code>
        </p>
      )}
      <p>{t(isUnreached ? 'sender.do.unreached' : `sender.do.${state === 'wrong' ? 'change' : 'add'}`)}</p>
      <Copied label={t('sender.recordName')} text={name} />
      <Copied label={t('sender.recordValue')} text={value} />
    </div>
  );
}

function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.copied}>
      <span className="small muted">{label}</span>
      <code dir="ltr">{text}</code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={<Copy size={14} strokeWidth={1.75} aria-hidden />}
            onClick={copy}
            aria-label={`${t(copied ? 'copied' : 'copy')}: ${label}`}
          >
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
