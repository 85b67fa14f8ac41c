import { useLingui } from "@lingui/react/macro";
import { SignInPolicyPage } from "../../features/admin/SignInPolicyPage";
import { refreshServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminSignIn() {
  const { t } = useLingui();
  useTitle(t`Sign-in`);
  return <SignInPolicyPage onChanged={() => void refreshServerConfig()} />;
}
