import { useLingui } from "@lingui/react/macro";
import { AuditPage } from "../../features/admin/AuditPage";
import { useTitle } from "../useTitle";

export default function AdminAudit() {
  const { t } = useLingui();
  useTitle(t`Audit log`);
  return <AuditPage />;
}
