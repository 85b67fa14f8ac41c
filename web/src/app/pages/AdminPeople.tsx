import { useLingui } from "@lingui/react/macro";
import { PeoplePage } from "../../features/admin/PeoplePage";
import { useAccount } from "../../sync";
import { useTitle } from "../useTitle";

export default function AdminPeople() {
  const { t } = useLingui();
  const { user } = useAccount();
  useTitle(t`People`);
  return <PeoplePage me={user?.id ?? ""} />;
}
