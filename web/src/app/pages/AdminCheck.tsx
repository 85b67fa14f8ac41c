import { useLingui } from "@lingui/react/macro";
import { CheckPage } from "../../features/admin/CheckPage";
import { useTitle } from "../useTitle";

export default function AdminCheck() {
  const { t } = useLingui();
  useTitle(t`How it stands`);
  return <CheckPage />;
}
