import { useLingui } from "@lingui/react/macro";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { IconKeyboard } from "@tabler/icons-react";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useSyncExternalStore } from "react";
import { useAccount, useOutbox } from "../sync";
import { type Action, useActions } from "../ui/actions";
import { showToast } from "../ui/toast";
import { Appearance } from "./Appearance";
import { shortcuts } from "./flags";
import { isUpdateReady, subscribeToUpdate, takeUpdate } from "./pwa";
import { router } from "./routes";

const Palette = lazy(() => import("./palette/Palette"));
const Hotkeys = lazy(() => import("./palette/Hotkeys"));
const ShortcutsDialog = lazy(() => import("./palette/ShortcutsDialog"));
const AttentionDialog = lazy(() => import("./attention/AttentionDialog"));

export function App() {
  return (
    <Appearance>
      {/* At the start of the foot: over the map it would lie on the card of the place just chosen. */}
      <Notifications position="bottom-left" limit={4} containerWidth={348} />
      <ModalsProvider>
        <RouterProvider router={router} />
        <Around />
      </ModalsProvider>
    </Appearance>
  );
}

/** What lies over every page once somebody is signed in; none of it is needed for the first paint. */
function Around() {
  const { t } = useLingui();
  const { user } = useAccount();
  const { refused, conflicts } = useOutbox();
  const shortcutsOpen = shortcuts.use();
  useUpdateToast();
  useActions(
    useMemo(
      (): Action[] =>
        user
          ? [
              {
                id: "shortcuts",
                label: t`Keyboard shortcuts`,
                icon: IconKeyboard,
                shortcut: "shift+?",
                run: shortcuts.raise,
              },
            ]
          : [],
      [t, user],
    ),
  );
  if (!user) return null;
  return (
    <Suspense fallback={null}>
      <Hotkeys />
      <Palette />
      {shortcutsOpen && <ShortcutsDialog opened onClose={shortcuts.lower} />}
      {refused.length + conflicts.length > 0 && <AttentionDialog />}
    </Suspense>
  );
}

function useUpdateToast() {
  const { t } = useLingui();
  const ready = useSyncExternalStore(subscribeToUpdate, isUpdateReady);
  useEffect(() => {
    if (!ready) return;
    showToast({
      id: "update",
      message: t`A new version is ready.`,
      action: { label: t`Reload`, run: takeUpdate },
      stays: 600_000,
    });
  }, [ready, t]);
}
