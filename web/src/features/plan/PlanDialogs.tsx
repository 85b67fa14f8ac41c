import { type ComponentType, lazy, Suspense, useState } from "react";
import { type UiState, useUi } from "./uiStore";

/** What opens on demand is fetched on demand: the plan itself is drawn without it. Once there it stays, to close gently. */
const DIALOGS: readonly { readonly isOpen: (ui: UiState) => boolean; readonly Dialog: ComponentType }[] = [
  {
    isOpen: (ui) => ui.editor.open !== "no",
    Dialog: lazy(() => import("./place/PlaceEditor").then((module) => ({ default: module.PlaceEditor }))),
  },
  {
    isOpen: (ui) => ui.editingNote !== null,
    Dialog: lazy(() => import("./days/NoteDialog").then((module) => ({ default: module.NoteDialog }))),
  },
  {
    isOpen: (ui) => ui.importOpen,
    Dialog: lazy(() => import("./places/ImportDialog").then((module) => ({ default: module.ImportDialog }))),
  },
  {
    isOpen: (ui) => ui.historyOpen,
    Dialog: lazy(() =>
      import("./history/HistoryDrawer").then((module) => ({ default: module.HistoryDrawer })),
    ),
  },
];

export function PlanDialogs() {
  return DIALOGS.map((entry, index) => <Wanted key={String(index)} {...entry} />);
}

function Wanted({ isOpen, Dialog }: (typeof DIALOGS)[number]) {
  const open = useUi(isOpen);
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  return wasOpen ? (
    <Suspense fallback={null}>
      <Dialog />
    </Suspense>
  ) : null;
}
