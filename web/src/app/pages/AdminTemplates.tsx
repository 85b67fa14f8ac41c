import { useLingui } from "@lingui/react/macro";
import { TemplatesPage } from "../../features/packing/TemplatesPage";
import { useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import { useTitle } from "../useTitle";

export default function AdminTemplates() {
  const { t } = useLingui();
  const { user } = useAccount();
  useTitle(t`Packing templates`);
  if (user?.role !== "admin") return <Redirect to="/" />;
  return <TemplatesPage />;
}
