import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import { verbSentence } from "../domain/sentences";
import { useUndo } from "../sync";
import { type Action, useActions } from "../ui/actions";
import { hideToast, showToast } from "../ui/toast";

const OFFERED_MS = 10_000;
const TOAST = "undo";

/** For the open trip: an undo toast after every change of this tab, and Ctrl or Cmd with Z. */
export function UndoRoom({ stream }: { stream: string }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { undo, undoOne, redo, canUndo, canRedo, last } = useUndo(stream);

  useActions(
    useMemo((): Action[] => {
      const list: Action[] = [];
      if (canUndo) {
        list.push({
          id: "undo",
          label: last ? `${t`Undo`}: ${verbSentence(i18n, last.verb)}` : t`Undo`,
          icon: IconArrowBackUp,
          shortcut: "mod+Z",
          run: undo,
        });
      }
      if (canRedo)
        list.push({
          id: "redo",
          label: t`Redo`,
          icon: IconArrowForwardUp,
          shortcut: "mod+shift+Z",
          run: redo,
        });
      return list;
    }, [canUndo, canRedo, last, undo, redo, t, i18n]),
  );

  // What was done before this page was opened is not offered again; an undo or a redo is not offered back.
  const before = useRef(last?.at ?? 0);
  const lastId = last?.mutationId;
  const lastAt = last?.at ?? 0;
  const verb = last?.verb;
  useEffect(() => {
    if (!lastId || !verb || lastAt <= before.current) {
      hideToast(TOAST);
      return;
    }
    before.current = lastAt;
    showToast({
      id: TOAST,
      message: verbSentence(i18n, verb),
      action: { label: t`Undo`, run: () => undoOne(lastId) },
      stays: OFFERED_MS,
    });
  }, [lastId, lastAt, verb, undoOne, t, i18n]);
  useEffect(() => () => hideToast(TOAST), []);
  return null;
}
