import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { JoinPage } from "../../features/auth/JoinPage";
import { refreshTrips, useAccount } from "../../sync";
import { Redirect } from "../Redirect";

const KEY = "cairn-join";

/** The key stands behind the #, which no server sees; while somebody signs in first, it waits in this tab. */
function keyOfLink(): string {
  const here = window.location.hash.slice(1);
  if (here !== "") {
    sessionStorage.setItem(KEY, here);
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }
  return here || (sessionStorage.getItem(KEY) ?? "");
}

export default function Join() {
  const { user, state } = useAccount();
  const [token] = useState(keyOfLink);
  const navigate = useNavigate();
  if (state === "loading") return null;
  if (!user) return <Redirect to="/login?next=/join" />;
  return (
    <JoinPage
      token={token}
      onJoined={async (tripId) => {
        sessionStorage.removeItem(KEY);
        await refreshTrips();
        void navigate({ to: "/trips/$tripId/plan", params: { tripId }, replace: true });
      }}
    />
  );
}
