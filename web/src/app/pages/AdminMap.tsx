import { useLingui } from "@lingui/react/macro";
import { AdminMapPage } from "../../features/settings/AdminMapPage";
import { refreshServerConfig, useServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminMap() {
  const { t } = useLingui();
  const { map } = useServerConfig();
  useTitle(t`Map of this server`);
  return <AdminMapPage key={JSON.stringify(map)} map={map} onSaved={() => void refreshServerConfig()} />;
}
