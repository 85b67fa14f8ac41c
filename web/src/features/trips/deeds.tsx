import { useLingui } from "@lingui/react/macro";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Card, refreshTrips } from "../../sync";
import { useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { copyTrip } from "./api";
import { PurgeDialog } from "./PurgeDialog";
import { TripDialog } from "./TripDialog";
import { archiveTrip, restoreTrip, trashTrip } from "./verbs";

/** The deeds on a trip from the outside, with their dialogs and toasts, for cards, menus and the palette alike. */
export interface TripDeeds {
  create(): void;
  edit(card: Card): void;
  copy(card: Card): void;
  archive(card: Card): void;
  trash(card: Card): void;
  restore(card: Card): void;
  purge(card: Card): void;
}

const Context = createContext<TripDeeds | null>(null);

export function useTripDeeds(): TripDeeds {
  const deeds = useContext(Context);
  if (!deeds) throw new Error("useTripDeeds is called outside TripDeedsProvider");
  return deeds;
}

interface ProviderProps {
  /** Opens a trip's page; the app knows the way. */
  onOpen(tripId: string): void;
  children: ReactNode;
}

type Open =
  | { dialog: "none" }
  | { dialog: "create" }
  | { dialog: "edit"; card: Card }
  | { dialog: "purge"; card: Card };

export function TripDeedsProvider({ onOpen, children }: ProviderProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [open, setOpen] = useState<Open>({ dialog: "none" });
  const close = () => setOpen({ dialog: "none" });

  const deeds = useMemo((): TripDeeds => {
    const undoable = (message: string, undo: () => Promise<unknown>) =>
      showToast({ message, action: { label: t`Undo`, run: () => void undo() } });
    return {
      create: () => setOpen({ dialog: "create" }),
      edit: (card) => setOpen({ dialog: "edit", card }),
      purge: (card) => setOpen({ dialog: "purge", card }),
      async copy(card) {
        try {
          const { trip } = await copyTrip(card.id, t`Copy of ${card.title}`);
          await refreshTrips();
          showToast({
            message: t`“${card.title}” was copied.`,
            action: { label: t`Open`, run: () => onOpen(trip.id) },
          });
        } catch (error) {
          showToast({ message: sentence(error), tone: "danger" });
        }
      },
      async archive(card) {
        await archiveTrip(card.id, !card.is_archived);
        undoable(
          card.is_archived ? t`“${card.title}” is out of the archive.` : t`“${card.title}” was archived.`,
          () => archiveTrip(card.id, card.is_archived),
        );
      },
      async trash(card) {
        await trashTrip(card.id);
        undoable(t`“${card.title}” is in the trash for 30 days.`, () => restoreTrip(card.id));
      },
      async restore(card) {
        await restoreTrip(card.id);
        showToast({ message: t`“${card.title}” is back.` });
      },
    };
  }, [t, sentence, onOpen]);

  return (
    <Context value={deeds}>
      {children}
      <TripDialog
        key={open.dialog === "edit" ? open.card.id : "new"}
        opened={open.dialog === "create" || open.dialog === "edit"}
        trip={open.dialog === "edit" ? open.card : null}
        onClose={close}
        onCreated={(id) => {
          close();
          onOpen(id);
        }}
      />
      {open.dialog === "purge" && <PurgeDialog card={open.card} onClose={close} />}
    </Context>
  );
}
