import { lazy, Suspense } from "react";
import { members } from "./flags";

const MembersDialog = lazy(() => import("../features/members/MembersDialog"));

/** The dialog is fetched when it is first opened. */
export function MembersRoom({ tripId }: { tripId: string }) {
  const opened = members.use();
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <MembersDialog tripId={tripId} onClose={members.lower} />
    </Suspense>
  );
}
