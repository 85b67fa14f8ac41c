import { ForgotPage } from "../../features/auth/ForgotPage";
import { useServerConfig } from "../serverConfig";

export default function Forgot() {
  const { can_reset_password } = useServerConfig();
  return <ForgotPage possible={can_reset_password} />;
}
