import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { refreshAccount, signOut, useAccount } from "../sync";
import { Redirect } from "./Redirect";
import { useServerConfig } from "./serverConfig";

const Factor = lazy(() => import("../features/auth/FactorPage"));
const FirstPassword = lazy(() => import("../features/auth/FirstPasswordPage"));

/** Behind it somebody is signed in, with a password of their own and, where the host asks for it, a second factor. */
export function AuthGate() {
  const { user, state } = useAccount();
  const { has_users } = useServerConfig();
  const { pathname } = useLocation();
  // The device answers within a few milliseconds; anything drawn before would only flash.
  if (state === "loading") return null;
  if (!user) {
    if (!has_users) return <Redirect to="/register" />;
    return <Redirect to={pathname === "/" ? "/login" : `/login?next=${encodeURIComponent(pathname)}`} />;
  }
  if (user.must_change_password) {
    return (
      <Suspense fallback={null}>
        <FirstPassword email={user.email} onChanged={() => void refreshAccount()} />
      </Suspense>
    );
  }
  if (user.must_set_up_mfa) {
    return (
      <Suspense fallback={null}>
        <Factor onDone={() => void refreshAccount()} onSignOut={() => void signOut()} />
      </Suspense>
    );
  }
  return <Outlet />;
}
