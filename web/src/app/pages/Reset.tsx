import { useState } from "react";
import { ResetPage } from "../../features/auth/ResetPage";
import { fromHash } from "../hash";
import { useServerConfig } from "../serverConfig";

export default function Reset() {
  const { password_min_length } = useServerConfig();
  const [token] = useState(() => fromHash("token"));
  return <ResetPage token={token} least={password_min_length} />;
}
