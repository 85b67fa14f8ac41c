import { useLingui } from "@lingui/react/macro";
import { BackupsPage } from "../../features/backups/BackupsPage";
import { signOut, useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import { useTitle } from "../useTitle";

export default function AdminBackups() {
  const { t } = useLingui();
  const { user } = useAccount();
  useTitle(t`Backups`);
  if (user?.role !== "admin") return <Redirect to="/" />;
  // What this device keeps is from before the restore, as its session was.
  return <BackupsPage onRestored={() => void signOut().then(() => location.assign("/login"))} />;
}
