import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Chip, Group, SegmentedControl, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconEye, IconEyeOff, IconTicket } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { BookingType } from "../../domain/bookings";
import { useRole } from "../../domain/role";
import { useView } from "../../sync";
import { DropZone } from "../../ui/DropZone";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/format";
import { NoneShown, Page } from "../../ui/Page";
import { useToday } from "../../ui/useToday";
import { AddMenu } from "./AddMenu";
import { BookingCard } from "./BookingCard";
import { BookingDialog } from "./BookingDialog";
import classes from "./bookings.module.css";
import { ImportDialog, type Target } from "./ImportDialog";
import { StayDialog } from "./StayDialog";
import { byDay, FILTERS, type Filter, GROUPS, type Group as GroupName, shelfOf, shows } from "./views";
import { FILTER_NAME, GROUP_NAME } from "./words";

interface BookingsPageProps {
  tripId: string;
  /** The booking or stay that the address asks for. */
  opened: string | null;
  onOpen(id: string | null): void;
  /** Puts a file among those of the trip, linked to what came out of it. */
  onKeep(file: File, targets: readonly Target[]): void;
}

/** Everything that is reserved, in the order in which it will be needed. */
export function BookingsPage({ tripId, opened, onOpen, onKeep }: BookingsPageProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const stream = `trip:${tripId}`;
  const shelf = useView(stream, shelfOf);
  const { canEdit, memberId } = useRole(stream, "reservation_edit");
  const today = useToday();
  const [filter, setFilter] = useState<Filter>("all");
  const [group, setGroup] = useState<GroupName>("all");
  const [adding, setAdding] = useState<BookingType | "stay" | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isBlurred, setBlurred] = useLocalStorage({ key: "cairn-codes-hidden", defaultValue: false });
  const days = useMemo(
    () => byDay(shelf.cards.filter((card) => shows(card, filter, group, memberId, today))),
    [shelf.cards, filter, group, memberId, today],
  );
  const card = shelf.cards.find(({ id }) => id === opened) ?? null;
  const close = () => {
    setAdding(null);
    if (opened !== null) onOpen(null);
  };
  const { members, places, currency, startsOn, days: tripDays } = shelf;
  const shared = { tripId, members, places, currency, canEdit, onClose: close };
  return (
    <DropZone isOpen={canEdit} onFiles={([file]) => file && setFile(file)}>
      <Page
        title={t`Bookings`}
        beside={
          <>
            <Tooltip label={isBlurred ? t`Show the codes` : t`Hide the codes until tapped`}>
              <ActionIcon
                aria-label={t`Hide the codes until tapped`}
                aria-pressed={isBlurred}
                onClick={() => setBlurred(!isBlurred)}
              >
                {isBlurred ? (
                  <IconEyeOff size={19} stroke={1.7} aria-hidden="true" />
                ) : (
                  <IconEye size={19} stroke={1.7} aria-hidden="true" />
                )}
              </ActionIcon>
            </Tooltip>
            {canEdit && <AddMenu onAdd={setAdding} onFile={setFile} />}
          </>
        }
      >
        {shelf.cards.length === 0 ? (
          <EmptyState icon={IconTicket} title={t`Nothing reserved yet`}>
            {canEdit ? (
              <Trans>
                Flights, trains, beds, tables and tickets: with their times by the clock of the place, and the
                code to show at the counter, also without a network.
              </Trans>
            ) : (
              <Trans>Who plans this trip has not written anything here.</Trans>
            )}
          </EmptyState>
        ) : (
          <>
            <SegmentedControl
              fullWidth
              mb={12}
              aria-label={t`What to see`}
              value={group}
              onChange={(value) => setGroup(GROUPS.find((one) => one === value) ?? "all")}
              data={GROUPS.map((value) => ({ value, label: i18n._(GROUP_NAME[value]) }))}
            />
            <Chip.Group
              value={filter}
              onChange={(value) => setFilter(FILTERS.find((one) => one === value) ?? "all")}
            >
              <Group gap={6} role="radiogroup" aria-label={t`Which bookings`}>
                {FILTERS.map((one) => (
                  <Chip key={one} value={one} size="sm" variant="outline">
                    {i18n._(FILTER_NAME[one])}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {days.size === 0 && (
              <NoneShown>
                <Trans>None of this kind.</Trans>
              </NoneShown>
            )}
          </>
        )}
        {[...days].map(([on, cards]) => (
          <section key={on ?? ""} aria-label={on === null ? t`Without a date` : format.date(on, "full")}>
            <h3 className={classes.day}>
              {on === null ? <Trans>Without a date</Trans> : format.date(on, "full")}
            </h3>
            <ul className={classes.list}>
              {cards.map((one) => (
                <BookingCard
                  key={one.id}
                  tripId={tripId}
                  card={one}
                  members={members}
                  places={places}
                  currency={currency}
                  days={tripDays}
                  isBlurred={isBlurred}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </section>
        ))}
        {(adding === "stay" || card?.stay) && (
          <StayDialog key={card?.id ?? "new"} {...shared} stay={card?.stay ?? null} on={startsOn ?? today} />
        )}
        {((adding !== null && adding !== "stay") || card?.booking) && (
          <BookingDialog
            key={card?.id ?? adding}
            {...shared}
            startsOn={startsOn}
            days={tripDays}
            booking={card?.booking ?? (adding as BookingType)}
            segments={card?.segments ?? []}
          />
        )}
        {file && (
          <ImportDialog
            key={`${file.name} ${file.lastModified}`}
            tripId={tripId}
            file={file}
            shelf={shelf}
            onKeep={onKeep}
            onClose={() => setFile(null)}
          />
        )}
      </Page>
    </DropZone>
  );
}
