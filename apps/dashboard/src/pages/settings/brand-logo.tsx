import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { brandQuery, type Brand } from './queries.js';
import classes from './settings.module.css';

const PICTURES = 'image/png,image/jpeg,image/webp';

/** The logo, and how to change it. */
export function BrandLogo({ path }: { readonly path: string | null }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const onSuccess = (saved: Brand) => {
    queries.setQueryData(brandQuery.queryKey, saved);
    done({ message: t('saved') });
  };
  const upload = useMutation({
    mutationFn: (file: File) =>
      dataOf(
        api.PUT('/v1/workspace/logo', {
          headers: { 'content-type': file.type },
          body: file as never,
          bodySerializer: (body: unknown) => body as File,
        }),
      ),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => dataOf(api.DELETE('/v1/workspace/logo')), onSuccess });
  return (
    <Section title={t('brand.logo')}>
      {upload.isError && <ErrorInPlace error={upload.error} />}
      <div className={classes.row}>
        {path !== null && <img className={classes.logo} src={path} alt={t('brand.logo')} />}
        <FileButton accept={PICTURES} onChange={(file) => file && upload.mutate(file)}>
          {(props) => (
            <Button variant="default" loading={upload.isPending} {...props}>
              {t('brand.upload')}
            </Button>
          )}
        </FileButton>
        {path !== null && (
          <Button variant="subtle" onClick={() => remove.mutate()}>
            {t('brand.remove')}
          </Button>
        )}
      </div>
      <p className={classes.note}>{t('brand.logoHelp')}</p>
    </Section>
  );
}
