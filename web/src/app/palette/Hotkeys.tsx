import { useHotkeys } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { useAllActions } from "../../ui/actions";

/** Makes the registered shortcuts work. The palette opens even while somebody types; nothing else does. */
export default function Hotkeys() {
  const actions = useAllActions();
  useHotkeys(
    actions.flatMap(({ shortcut, run }) =>
      shortcut ? [[shortcut, () => (isInDialog() ? undefined : run())] as [string, () => void]] : [],
    ),
  );
  useHotkeys([["mod+K", () => spotlight.toggle()]], []);
  return null;
}

/** A dialog has the keyboard to itself. */
const isInDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
