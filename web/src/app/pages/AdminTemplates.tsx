import { useLingui } from "@lingui/react/macro";
import { TemplatesPage } from "../../features/packing/TemplatesPage";
import { useTitle } from "../useTitle";

export default function AdminTemplates() {
  const { t } = useLingui();
  useTitle(t`Packing templates`);
  return <TemplatesPage />;
}
