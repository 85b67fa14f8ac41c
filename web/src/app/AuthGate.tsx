import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { refreshAccount, useAccount } from "../sync";
import { Redirect } from "./Redirect";
import { useServerConfig } from "./serverConfig";

const FirstPassword = lazy(() => import("../features/auth/FirstPasswordPage"));

/** Behind it somebody is signed in, with a password of their own. */
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
  return <Outlet />;
}
