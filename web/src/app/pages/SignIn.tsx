import { useNavigate, useSearch } from "@tanstack/react-router";
import { SignInPage } from "../../features/auth/SignInPage";
import { signIn, useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import { useServerConfig } from "../serverConfig";

export default function SignIn() {
  const { user } = useAccount();
  const { allow_registration, is_fresh } = useServerConfig();
  const { next } = useSearch({ from: "/login" });
  const navigate = useNavigate();
  if (user) return <Redirect to={next ?? "/"} />;
  return (
    <SignInPage
      registration={allow_registration}
      fresh={is_fresh === true}
      onSignedIn={async (account) => {
        await signIn(account);
        void navigate({ to: next ?? "/", replace: true });
      }}
    />
  );
}
