import { useLingui } from "@lingui/react/macro";
import { MailPage } from "../../features/admin/MailPage";
import { refreshServerConfig } from "../serverConfig";
import { useTitle } from "../useTitle";

export default function AdminMail() {
  const { t } = useLingui();
  useTitle(t`Mail`);
  return <MailPage onChanged={() => void refreshServerConfig()} />;
}
