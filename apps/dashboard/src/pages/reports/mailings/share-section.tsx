import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { CopyText } from '../../settings/copy-text.js';
import { linksQuery, type ShareLink } from './mailings-queries.js';
import classes from './mailings.module.css';
import { ShareForm } from './share-form.js';

/** The links with which others read a report, and a way to end each. */
export function ShareSection() {
  const { t } = useTranslation('mailings');
  const links = useQuery(linksQuery);
  const [isAdding, setAdding] = useState(false);
  const all = links.data?.data ?? [];
  return (
    <Section
      title={t('byLink')}
      id="by-link"
      more={
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('share')}
        </Button>
      }
    >
      <p className="muted">{t('shareAbout')}</p>
      {links.isPending && <LoadingShapes />}
      {links.isError && <ErrorInPlace error={links.error} retry={() => void links.refetch()} />}
      {links.isSuccess && all.length === 0 && <Empty text={t('noLinks')} />}
      <div className={classes.items}>
        {all.map((link) => (
          <LinkItem key={link.id} link={link} />
        ))}
      </div>
      {isAdding && <ShareForm onClose={() => setAdding(false)} />}
    </Section>
  );
}

function LinkItem({ link }: { readonly link: ShareLink }) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const queries = useQueryClient();
  const done = useDone();
  const revoke = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/share-links/{share_link_id}/revoke', { params: { path: { share_link_id: link.id } } })),
    onSuccess: async () => {
      done({ message: t('revoked') });
      await queries.invalidateQueries({ queryKey: linksQuery.queryKey });
    },
  });
  const end = link.revoked_at ?? link.expires_at;
  return (
    <section className={classes.item} aria-label={link.name}>
      <div>
        <h3 className={classes.name} dir="auto">
          {link.name}
        </h3>
        <p className="muted">
          {t(`linkStates.${link.status}`, { day: format.fullDay(end) })} · {t('views', { count: link.views })}
        </p>
      </div>
      {link.path !== null && <CopyText text={`${window.location.origin}${link.path}`} />}
      {revoke.error !== null && <ErrorInPlace error={revoke.error} />}
      {link.status === 'open' && (
        <div className={classes.acts}>
          <Button variant="default" component="a" href={link.path ?? ''} target="_blank" rel="noopener">
            {t('openLink')}
          </Button>
          <Button variant="default" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('revoke')}
          </Button>
        </div>
      )}
    </section>
  );
}
