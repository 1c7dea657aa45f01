import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { BrandForm } from './brand-form.js';
import { BrandLogo } from './brand-logo.js';
import { SettingsFrame } from './settings-frame.js';
import { useBrand } from './use-brand.js';

/** What customers see of the workspace: name, colour, logo and whom they can turn to. */
export function BrandPage() {
  const { t } = useTranslation('settings');
  const { brand, save } = useBrand();
  return (
    <SettingsFrame
      page="brand"
      actions={
        <Button type="submit" form="brand" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      {brand.isPending && <LoadingShapes />}
      {brand.isError && <ErrorInPlace error={brand.error} retry={() => void brand.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {brand.data && (
        <>
          <BrandLogo path={brand.data.logo_path} />
          <BrandForm brand={brand.data} onSave={save.mutate} />
        </>
      )}
    </SettingsFrame>
  );
}
