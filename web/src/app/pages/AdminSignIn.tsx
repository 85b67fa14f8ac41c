import { useLingui } from "@lingui/react/macro";
import { SignInPolicyPage } from "../../features/admin/SignInPolicyPage";
import { refreshAccount } from "../../sync";
import { refreshServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminSignIn() {
  const { t } = useLingui();
  useTitle(t`Sign-in`);
  return (
    <SignInPolicyPage
      onChanged={() => void refreshServerConfig()}
      // The session is gone already; the account is asked for anew, and with it the way to the sign-in page.
      onEnded={() => void refreshAccount()}
    />
  );
}
