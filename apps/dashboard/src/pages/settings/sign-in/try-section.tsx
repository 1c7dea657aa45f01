import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import type { SingleSignOn } from '../../../api/single-sign-on.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';

/** Goes to the provider and back: the own account is connected by it. */
export function TrySection(props: {
  readonly connection: NonNullable<SingleSignOn['connection']>;
  readonly isLinked: boolean;
}) {
  const { t, i18n } = useTranslation('sign-in');
  const { tested_at: testedAt } = props.connection;
  const link = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/single-sign-on/links')),
    onSuccess: ({ authorization_url: url }) => location.assign(url),
  });
  const when = testedAt === null ? '' : new Intl.DateTimeFormat(i18n.language, DATE).format(new Date(testedAt));
  return (
    <Section title={t('test.title')}>
      <p>{testedAt === null ? t('test.untested') : t('test.tested', { when })}</p>
      {link.isError && <ErrorInPlace error={link.error} />}
      {!props.isLinked && (
        <Button variant="default" loading={link.isPending || link.isSuccess} onClick={() => link.mutate()}>
          {t('test.connect')}
        </Button>
      )}
    </Section>
  );
}

const DATE = { dateStyle: 'medium', timeStyle: 'short' } as const;
