import { fillSnippet, missingInSnippet } from '@hearback/questionnaire';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import classes from './replies.module.css';

const NOTHING = { customer: {}, member: {} };

/** What customers read of whom nothing is known, and what those read of whom the name is. Without places both are the text. */
export function ReplyPreview({ text }: { readonly text: string }) {
  const { t } = useTranslation('settings');
  const { staff } = useSession();
  if (missingInSnippet(text, NOTHING).length === 0) return null;
  const customer = { name: t('replies.sampleName'), first_name: t('replies.sampleFirstName') };
  const member = { name: staff.name, first_name: staff.name.split(/\s+/u)[0] };
  return (
    <dl className={classes.preview}>
      <dt>{t('replies.known')}</dt>
      <dd dir="auto">{fillSnippet(text, { customer, member })}</dd>
      <dt>{t('replies.unknown')}</dt>
      <dd dir="auto">{fillSnippet(text, NOTHING)}</dd>
    </dl>
  );
}
