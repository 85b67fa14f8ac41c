import { useLingui } from "@lingui/react/macro";
import { PermissionsPage } from "../../features/admin/PermissionsPage";
import { NewAccountsSection } from "../../features/settings/NewAccountsSection";
import { refreshServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminPermissions() {
  const { t } = useLingui();
  useTitle(t`Permissions`);
  return (
    <PermissionsPage onChanged={() => void refreshServerConfig()}>
      <NewAccountsSection />
    </PermissionsPage>
  );
}
