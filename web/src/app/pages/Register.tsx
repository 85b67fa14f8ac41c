import { useNavigate } from "@tanstack/react-router";
import { RegisterPage } from "../../features/auth/RegisterPage";
import { signIn, useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import { refreshServerConfig, useServerConfig } from "../serverConfig";

export default function Register() {
  const { user } = useAccount();
  const { has_users, allow_registration } = useServerConfig();
  const navigate = useNavigate();
  if (user) return <Redirect to="/" />;
  if (has_users && !allow_registration) return <Redirect to="/login" />;
  return (
    <RegisterPage
      first={!has_users}
      onSignedIn={async (account) => {
        await signIn(account);
        void refreshServerConfig();
        void navigate({ to: "/", replace: true });
      }}
    />
  );
}
