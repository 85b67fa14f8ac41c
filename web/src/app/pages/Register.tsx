import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { RegisterPage } from "../../features/auth/RegisterPage";
import { signIn, useAccount } from "../../sync";
import { fromHash } from "../hash";
import { Redirect } from "../Redirect";
import { refreshServerConfig, useServerConfig } from "../serverConfig";

export default function Register() {
  const { user } = useAccount();
  const config = useServerConfig();
  const [invite] = useState(() => fromHash("invite"));
  const navigate = useNavigate();
  if (user) return <Redirect to="/" />;
  if (config.has_users && !config.allow_registration && invite === "") return <Redirect to="/login" />;
  return (
    <RegisterPage
      first={!config.has_users}
      invite={invite}
      sso={config.oidc_login ? config.oidc_name : null}
      password={config.password_login}
      least={config.password_min_length}
      onSignedIn={async (account) => {
        await signIn(account);
        void refreshServerConfig();
        void navigate({ to: "/", replace: true });
      }}
    />
  );
}
