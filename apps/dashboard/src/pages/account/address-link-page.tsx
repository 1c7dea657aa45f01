import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { TextLink } from '../../parts/small.js';
import { Door } from './door.js';
import { useLinkToken } from './use-link-token.js';

/** The page of the link in the mail to a new address. */
export function ConfirmAddressPage() {
  return <AddressLink kind="confirm" path="/v1/email-changes/redeem" />;
}

/** The page of the link in the mail to the old address. */
export function KeepAddressPage() {
  return <AddressLink kind="keep" path="/v1/email-changes/undo" />;
}

/** Opening the page changes nothing, so that programs that open links change nothing either. */
function AddressLink(props: {
  readonly kind: 'confirm' | 'keep';
  readonly path: '/v1/email-changes/redeem' | '/v1/email-changes/undo';
}) {
  const { kind, path } = props;
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const redeem = useMutation({ mutationFn: () => dataOf(api.POST(path, { body: { token } })) });
  if (redeem.isSuccess)
    return (
      <Door title={t(`address.${kind}.done`)} lead={t(`address.${kind}.doneText`)}>
        <p>
          <TextLink to={kind === 'keep' ? '/forgot-password' : '/sign-in'}>
            {kind === 'keep' ? t('forgot.title') : t('toSignIn')}
          </TextLink>
        </p>
      </Door>
    );
  return (
    <Door title={t(`address.${kind}.title`)} lead={t(`address.${kind}.lead`)}>
      {redeem.isError && <ErrorInPlace error={redeem.error} />}
      <Button loading={redeem.isPending} onClick={() => redeem.mutate()}>
        {t(`address.${kind}.submit`)}
      </Button>
    </Door>
  );
}
