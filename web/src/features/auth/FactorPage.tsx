import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { AuthLayout } from "./AuthLayout";
import { FactorSetup } from "./FactorSetup";

/** Where the host asks everybody for a second factor, it is set up before anything else. */
export default function FactorPage({ onDone, onSignOut }: { onDone(): void; onSignOut(): void }) {
  const { t } = useLingui();
  return (
    <AuthLayout
      title={t`Two-factor sign-in`}
      lead={
        <Trans>
          The host of this server asks everybody for a second step at sign-in. It takes a minute, and your
          trips are waiting behind it.
        </Trans>
      }
      foot={
        <Trans>
          Have a passkey?{" "}
          <Anchor component="button" type="button" inherit underline="always" onClick={onSignOut}>
            Sign out, and sign in with it
          </Anchor>
        </Trans>
      }
    >
      <FactorSetup onDone={onDone} />
    </AuthLayout>
  );
}
