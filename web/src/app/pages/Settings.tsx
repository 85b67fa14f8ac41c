import { useLingui } from "@lingui/react/macro";
import { ChangePasswordForm } from "../../features/auth/ChangePasswordForm";
import { FactorSection } from "../../features/auth/FactorSection";
import { SettingsPage } from "../../features/settings/SettingsPage";
import { showToast } from "../../ui/toast";
import { useServerConfig } from "../serverConfig";
import { SCHEMES } from "../theme/palette";
import { useTitle } from "../useTitle";

export default function Settings() {
  const { t } = useLingui();
  const { version } = useServerConfig();
  useTitle(t`Settings`);
  return (
    <SettingsPage
      version={version}
      schemes={SCHEMES}
      factor={<FactorSection />}
      password={(email) => (
        <ChangePasswordForm
          among
          email={email}
          onChanged={() => showToast({ message: t`The password is changed. Other devices are signed out.` })}
        />
      )}
    />
  );
}
