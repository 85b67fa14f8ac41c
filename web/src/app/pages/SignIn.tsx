import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { confirmSsoLink } from "../../features/auth/api";
import { SignInPage } from "../../features/auth/SignInPage";
import { signIn, useAccount } from "../../sync";
import { fromHash } from "../hash";
import { Redirect } from "../Redirect";
import { refreshServerConfig, useServerConfig } from "../serverConfig";

export default function SignIn() {
  const { user } = useAccount();
  const config = useServerConfig();
  const { next = "/", sso, oidc_error } = useSearch({ from: "/login" });
  const [challenge] = useState(() => fromHash("mfa"));
  const router = useRouter();
  if (user) return <Redirect to={next} />;
  return (
    <SignInPage
      ways={{
        registration: config.allow_registration && (config.password_login || config.oidc_login),
        password: config.password_login,
        passkey: config.passkey_login,
        sso: config.oidc_login ? config.oidc_name : null,
        reset: config.can_reset_password,
      }}
      fresh={config.is_fresh === true}
      next={next}
      ssoError={oidc_error}
      connects={sso === "confirm"}
      challenge={challenge || null}
      onSignedIn={async (account) => {
        // Somebody else's account may have been signed in to: then nothing is connected, and that is right.
        if (sso === "confirm") await confirmSsoLink().catch(() => undefined);
        await signIn(account);
        void refreshServerConfig();
        router.history.replace(next);
      }}
    />
  );
}
