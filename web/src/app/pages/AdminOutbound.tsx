import { useLingui } from "@lingui/react/macro";
import { OutboundPage } from "../../features/admin/OutboundPage";
import { useTitle } from "../useTitle";

export default function AdminOutbound() {
  const { t } = useLingui();
  useTitle(t`Outgoing requests`);
  return <OutboundPage />;
}
