import { useLingui } from "@lingui/react/macro";
import { BackupsPage } from "../../features/backups/BackupsPage";
import { signOut } from "../../sync";
import { useTitle } from "../useTitle";

export default function AdminBackups() {
  const { t } = useLingui();
  useTitle(t`Backups`);
  // What this device keeps is from before the restore, as its session was.
  return <BackupsPage onRestored={() => void signOut().then(() => location.assign("/login"))} />;
}
