import { useLingui } from "@lingui/react/macro";
import { GearPage } from "../../features/packing/GearPage";
import { useTitle } from "../useTitle";

export default function Gear() {
  const { t } = useLingui();
  useTitle(t`My gear`);
  return <GearPage />;
}
