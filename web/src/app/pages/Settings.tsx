import { useLingui } from "@lingui/react/macro";
import { ChangePasswordForm } from "../../features/auth/ChangePasswordForm";
import { FactorSection } from "../../features/auth/FactorSection";
import { LeaveSection } from "../../features/auth/LeaveSection";
import { PasskeySection } from "../../features/auth/PasskeySection";
import { SsoSection } from "../../features/auth/SsoSection";
import { TokenSection } from "../../features/auth/TokenSection";
import { SettingsPage } from "../../features/settings/SettingsPage";
import { refreshAccount, signOut } from "../../sync";
import { showToast } from "../../ui/toast";
import { useServerConfig } from "../serverConfig";
import { SCHEMES } from "../theme/palette";
import { useTitle } from "../useTitle";

export default function Settings() {
  const { t } = useLingui();
  const { version, oidc_login, password_min_length } = useServerConfig();
  useTitle(t`Settings`);
  return (
    <SettingsPage
      version={version}
      schemes={SCHEMES}
      factor={<FactorSection />}
      passkeys={<PasskeySection />}
      sso={oidc_login ? <SsoSection /> : null}
      tokens={<TokenSection />}
      leaving={<LeaveSection onLeft={() => void signOut()} />}
      password={({ email, has_password }) => (
        <ChangePasswordForm
          among
          email={email}
          hasPassword={has_password !== false}
          least={password_min_length}
          onChanged={() => {
            void refreshAccount();
            showToast({ message: t`The password is changed. Other devices are signed out.` });
          }}
        />
      )}
    />
  );
}
