import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Checkbox, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { IconFileSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Found } from "../../domain/api.gen";
import { FILE_ENDINGS } from "../../kit/files.gen";
import { upload } from "../../kit/upload";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { BookingCard } from "./BookingCard";
import classes from "./bookings.module.css";
import { offersOf } from "./found";
import { addCards } from "./verbs";
import type { Shelf } from "./views";

export interface Target {
  readonly kind: "booking" | "stay";
  readonly id: string;
}

interface ImportDialogProps {
  tripId: string;
  file: File;
  shelf: Shelf;
  /** Puts the file among those of the trip, linked to what came out of it. */
  onKeep(file: File, targets: readonly Target[]): void;
  onClose(): void;
}

/** What a confirmation says is booked: looked at first, then added. */
export function ImportDialog({ tripId, file, shelf, onKeep, onClose }: ImportDialogProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [progress, setProgress] = useState(0);
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [keeps, setKeeps] = useState(true);
  // A page is read and not kept: a trip takes nothing that could act in a browser.
  const mayKeep = FILE_ENDINGS.some((ending) => file.name.toLowerCase().endsWith(`.${ending}`));
  const words = useRef((from: string, to: string) => t`${from} to ${to}`);

  useEffect(() => {
    const gone = new AbortController();
    upload<Found>(`/api/trips/${tripId}/bookings/import`, file, setProgress, gone.signal).then(
      setFound,
      (cause: unknown) => {
        if (!gone.signal.aborted) setError(sentence(cause));
      },
    );
    return () => gone.abort();
  }, [tripId, file, sentence]);

  // Made once: their ids are those that are written.
  const cards = useRef(shelf.cards);
  const offers = useMemo(() => (found ? offersOf(found, cards.current, words.current) : []), [found]);
  useEffect(() => {
    setLeft(new Set(offers.filter(({ isKnown }) => isKnown).map(({ card }) => card.id)));
  }, [offers]);
  const chosen = offers.map(({ card }) => card).filter(({ id }) => !left.has(id));
  const flip = (id: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  function submit() {
    addCards(tripId, chosen);
    if (keeps && mayKeep)
      onKeep(
        file,
        chosen.map(({ id, booking }) => ({ kind: booking ? "booking" : "stay", id })),
      );
    onClose();
  }

  const { name } = file;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t`Bookings in ${name}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        {found === null && error === null && (
          <>
            <Progress value={progress * 100} animated={progress >= 1} aria-label={t`Progress`} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
            </Group>
          </>
        )}
        {found !== null && offers.length === 0 && (
          <>
            <Alert
              variant="light"
              color="gray"
              icon={<IconFileSearch size={18} aria-hidden="true" />}
              title={t`Nothing that can be read`}
            >
              <Trans>
                Wallet passes, calendar files and mails with booking data can be read. Write this booking by
                hand.
              </Trans>
            </Alert>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              {mayKeep && (
                <Button
                  onClick={() => {
                    onKeep(file, []);
                    onClose();
                  }}
                >
                  <Trans>Keep the file with the trip</Trans>
                </Button>
              )}
            </Group>
          </>
        )}
        {offers.length > 0 && (
          <>
            <ul className={classes.list}>
              {offers.map(({ card, isKnown }) => (
                <BookingCard
                  key={card.id}
                  tripId={tripId}
                  card={card}
                  members={shelf.members}
                  places={shelf.places}
                  currency={shelf.currency}
                  days={shelf.days}
                  isBlurred={false}
                  choice={
                    <Checkbox
                      aria-label={t`Add ${card.booking?.title ?? card.stay?.name ?? ""}`}
                      checked={!left.has(card.id)}
                      onChange={() => flip(card.id)}
                    />
                  }
                  remark={isKnown ? t`On this trip already` : undefined}
                  onOpen={flip}
                />
              ))}
            </ul>
            {offers.some(({ card }) => (card.booking ?? card.stay)?.needs_review) && (
              <Text size="sm" c="dimmed">
                <Trans>What is marked as to be looked at lacks a time or a time zone.</Trans>
              </Text>
            )}
            {mayKeep && (
              <Checkbox
                label={t`Keep the file with them`}
                checked={keeps}
                onChange={(event) => setKeeps(event.currentTarget.checked)}
              />
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button disabled={chosen.length === 0} onClick={submit} data-autofocus>
                <Plural value={chosen.length} one="Add # booking" other="Add # bookings" />
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
