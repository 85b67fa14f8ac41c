import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconRoute, IconRouteOff } from "@tabler/icons-react";
import { memo, type ReactNode } from "react";
import { useFilesOf } from "../../domain/attachments";
import { isDateless, routesOf } from "../../domain/bookings";
import { STATUS_NAME, StayIcon, TYPE } from "../../domain/bookingWords";
import type { Day, Member, Place } from "../../domain/kinds.gen";
import { useShownRoutes } from "../../domain/shownRoutes";
import { daysFromTo } from "../../kit/dates";
import { FileLinks } from "../../ui/FileLinks";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
import { useDayName } from "../../ui/useDayName";
import classes from "./bookings.module.css";
import { CodeButton } from "./CodeButton";
import { HopLine } from "./HopLine";
import type { Card } from "./views";

interface BookingCardProps {
  tripId: string;
  card: Card;
  members: ReadonlyMap<string, Member>;
  places: ReadonlyMap<string, Place>;
  currency: string;
  /** The trip's, in their order. */
  days: readonly Day[];
  isBlurred: boolean;
  /** A box to tick, where it is not on the trip yet. */
  choice?: ReactNode;
  /** Said beside its status. */
  remark?: string;
  onOpen(id: string): void;
}

/** What one needs at a counter or on a platform, at a glance. */
export const BookingCard = memo(function BookingCard({
  tripId,
  card,
  members,
  places,
  currency,
  days,
  isBlurred,
  choice,
  remark,
  onOpen,
}: BookingCardProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const dayName = useDayName();
  const { booking, stay } = card;
  const files = useFilesOf(tripId, card.id);
  const routes = useShownRoutes(tripId);
  const record = booking ?? stay;
  const hasRoute = booking !== null && routesOf(new Map([[booking.id, booking]]), card.segments).length > 0;
  if (!record) return null;
  const title = booking?.title ?? stay?.name ?? "";
  const Icon = booking ? TYPE[booking.type].icon : StayIcon;
  const place = record.place_id === null ? undefined : places.get(record.place_id);
  const where = stay?.address ?? booking?.location ?? place?.address ?? null;
  const on = days.flatMap((day, n) => {
    const stands = booking?.day_ids.includes(day.id) && isDateless(booking, card.segments);
    return stands ? dayName(day, n + 1) : [];
  });
  const people = record.attendee_ids.flatMap((id) => members.get(id) ?? []);
  return (
    <li className={classes.card} data-status={record.status} data-choice={choice ? true : undefined}>
      {choice}
      <span className={classes.icon}>
        <Icon size={21} stroke={1.7} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        <div className={classes.top}>
          <UnstyledButton className={classes.name} onClick={() => onOpen(card.id)}>
            {title}
          </UnstyledButton>
          {remark && (
            <span className={classes.badge} data-tone="warn">
              {remark}
            </span>
          )}
          {record.needs_review && (
            <span className={classes.badge} data-tone="warn">
              <Trans>Have a look</Trans>
            </span>
          )}
          <span className={classes.badge} data-status={record.status}>
            {i18n._(STATUS_NAME[record.status])}
          </span>
          {booking && hasRoute && !choice && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t`${title} on the map`}
              aria-pressed={routes.isShown(booking.id)}
              title={
                routes.isShown(booking.id)
                  ? t`Drawn on the map. Tap to leave it out.`
                  : t`Not drawn on the map. Tap to draw it.`
              }
              onClick={() => routes.toggle(booking.id)}
            >
              {routes.isShown(booking.id) ? (
                <IconRoute size={18} stroke={1.7} aria-hidden="true" />
              ) : (
                <IconRouteOff size={18} stroke={1.7} aria-hidden="true" />
              )}
            </ActionIcon>
          )}
        </div>
        {card.segments.map((segment, n) => (
          <HopLine key={segment.id} segment={segment} next={card.segments[n + 1]} />
        ))}
        {booking && card.segments.length === 0 && booking.starts_on !== null && (
          <p className={classes.when}>
            {booking.ends_on !== null && booking.ends_on !== booking.starts_on
              ? format.dates(booking.starts_on, booking.ends_on)
              : null}{" "}
            {booking.start_time && format.clock(booking.start_time)}
            {booking.end_time && ` – ${format.clock(booking.end_time)}`}
          </p>
        )}
        {on.length > 0 && <p className={classes.when}>{on.join(" · ")}</p>}
        {stay && (
          <p className={classes.when}>
            <Plural value={daysFromTo(stay.check_in_on, stay.check_out_on)} one="# night" other="# nights" />
            {` · ${format.dates(stay.check_in_on, stay.check_out_on)}`}
            {stay.check_in_from && ` · ${t`check-in from ${format.clock(stay.check_in_from)}`}`}
            {stay.check_in_until && ` ${t`until ${format.clock(stay.check_in_until)}`}`}
            {stay.check_out_by && ` · ${t`out by ${format.clock(stay.check_out_by)}`}`}
          </p>
        )}
        {where && <p className={classes.facts}>{where}</p>}
        {(record.code ||
          record.provider ||
          people.length > 0 ||
          record.price_minor !== null ||
          files.length > 0) && (
          <div className={classes.foot}>
            {record.code && <CodeButton code={record.code} of={title} isBlurred={isBlurred} />}
            {record.provider && <span>{record.provider}</span>}
            {record.price_minor !== null && (
              <span>{format.money(record.price_minor, record.currency ?? currency)}</span>
            )}
            <FileLinks tripId={tripId} files={files} />
            {people.length > 0 && <People people={people} size={22} max={5} />}
          </div>
        )}
      </div>
    </li>
  );
});
