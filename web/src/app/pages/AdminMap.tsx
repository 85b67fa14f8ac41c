import { useLingui } from "@lingui/react/macro";
import { AdminMapPage } from "../../features/settings/AdminMapPage";
import { useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import { refreshServerConfig, useServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminMap() {
  const { t } = useLingui();
  const { user } = useAccount();
  const { map } = useServerConfig();
  useTitle(t`Map of this server`);
  if (user?.role !== "admin") return <Redirect to="/" />;
  return <AdminMapPage key={JSON.stringify(map)} map={map} onSaved={() => void refreshServerConfig()} />;
}
