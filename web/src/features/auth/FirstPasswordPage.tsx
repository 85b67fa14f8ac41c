import { Trans, useLingui } from "@lingui/react/macro";
import { AuthLayout } from "./AuthLayout";
import { ChangePasswordForm } from "./ChangePasswordForm";

/** The password the server made up, or an admin gave, is changed before anything else. */
export default function FirstPasswordPage({ email, onChanged }: { email: string; onChanged(): void }) {
  const { t } = useLingui();
  return (
    <AuthLayout
      title={t`Choose your own password`}
      lead={<Trans>The one you signed in with was made for you. Only you should know the next one.</Trans>}
    >
      <ChangePasswordForm email={email} onChanged={onChanged} />
    </AuthLayout>
  );
}
