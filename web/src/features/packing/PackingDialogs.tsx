import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { type ComponentType, lazy, Suspense } from "react";
import { ChooseGear, KeepGear } from "./GearDialogs";
import { IdeasPane } from "./Ideas";
import { ChooseTemplate, SaveTemplate } from "./TemplateDialogs";
import type { PackingList } from "./views";

/** Reading tables takes a parser that most visits do not need. */
const Paste = lazy(() => import("./PasteDialog").then(({ PasteDialog }) => ({ default: PasteDialog })));

export type Raised =
  | { readonly what: "paste"; readonly text: string }
  | { readonly what: "templates" | "save" | "gear" | "keep" | "ideas" };

export interface DialogProps {
  tripId: string;
  list: PackingList;
  me: string | null;
  /** What was pasted where one line was expected. */
  text: string;
  onClose(): void;
}

const PANES: Record<Raised["what"], ComponentType<DialogProps>> = {
  paste: Paste,
  templates: ChooseTemplate,
  save: SaveTemplate,
  gear: ChooseGear,
  keep: KeepGear,
  ideas: IdeasPane,
};

interface PackingDialogsProps extends Omit<DialogProps, "text"> {
  raised: Raised | null;
}

export function PackingDialogs({ raised, ...rest }: PackingDialogsProps) {
  const { t } = useLingui();
  if (raised === null) return null;
  const title: Record<Raised["what"], string> = {
    paste: t`Paste a list or CSV`,
    templates: t`Start from a template`,
    save: t`Save as a template`,
    gear: t`From my gear`,
    keep: t`Keep in my gear`,
    ideas: t`What most people take along`,
  };
  const Pane = PANES[raised.what];
  return (
    <Modal
      opened
      size="lg"
      onClose={rest.onClose}
      title={title[raised.what]}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Suspense fallback={null}>
        <Pane {...rest} text={raised.what === "paste" ? raised.text : ""} />
      </Suspense>
    </Modal>
  );
}
