import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, CloseButton, Tooltip } from "@mantine/core";
import {
  IconCalendarPlus,
  IconClockEdit,
  IconPencil,
  IconPhone,
  IconTrash,
  IconWorld,
} from "@tabler/icons-react";
import { useFilesOf } from "../../../domain/attachments";
import type { Place } from "../../../domain/kinds.gen";
import { FileLinks } from "../../../ui/FileLinks";
import { useFormat } from "../../../ui/format";
import { Markdown } from "../../../ui/Markdown";
import { openDetail } from "../days/deeds";
import { clockRange } from "../format";
import { spotOf } from "../legs";
import { CategoryTile } from "../places/CategoryTile";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import { dayOfItem, findItem, nameOfItem, type Plan, type StopItem, timesOf } from "../views";
import { DirectionsButton } from "./DirectionsButton";
import classes from "./place.module.css";

const icon = { size: 16, stroke: 1.7, "aria-hidden": true } as const;

/** The selected place or stop. Small on purpose: the stones of the day stay in sight beside it. */
export function PlaceCard({ plan, flat = false }: { plan: Plan; flat?: boolean }) {
  const { t } = useLingui();
  const store = useUiStore();
  const { places } = useLookups();
  const selection = useUi((ui) => ui.selection);
  const found = selection.kind === "stop" ? findItem(plan, selection.id) : null;
  const stop = found?.type === "stop" ? found : null;
  const place = selection.kind === "place" ? places.get(selection.id) : stop?.place;
  const close = () => store.set({ selection: { kind: "none" } });
  if (!place && !stop) return null;
  const name = place?.name ?? (stop ? nameOfItem(stop) : "");
  return (
    <section className={classes.card} data-flat={flat || undefined} aria-label={name}>
      <div className={classes.head}>
        <CardPicture place={place} />
        <div className={classes.words}>
          <h2 className={classes.name}>{name}</h2>
          <Facts plan={plan} place={place} stop={stop} />
        </div>
        <CloseButton aria-label={t`Close`} onClick={close} />
      </div>
      {stop?.stop.notes && (
        <div className={classes.text}>
          <Markdown>{stop.stop.notes}</Markdown>
        </div>
      )}
      {place && <Texts place={place} />}
      <Deeds plan={plan} place={place} stop={stop} name={name} />
    </section>
  );
}

function CardPicture({ place }: { place: Place | undefined }) {
  const { categories } = useLookups();
  if (place?.image)
    return (
      <img className={classes.picture} src={place.image} alt="" loading="lazy" referrerPolicy="no-referrer" />
    );
  return <CategoryTile category={categories.get(place?.category_id ?? "")} size={44} />;
}

function Facts({ plan, place, stop }: { plan: Plan; place: Place | undefined; stop: StopItem | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const room = useRoom();
  const { categories } = useLookups();
  const times = stop ? timesOf(stop) : { start: place?.start_time ?? null, end: place?.end_time ?? null };
  const on = place ? (plan.plannedOn.get(place.id) ?? []) : [];
  const days = on.map((index) => {
    const day = plan.days[index]?.day;
    const number = index + 1;
    return day?.day_on ? format.date(day.day_on, "dayMonth") : t`Day ${number}`;
  });
  const facts = [
    place?.category_id ? categories.get(place.category_id)?.name : null,
    clockRange(format, times.start, times.end),
    place?.price_minor != null
      ? format.money(place.price_minor, place.currency ?? room.trip()?.currency)
      : null,
  ].filter(Boolean);
  return (
    <>
      {place?.address && <div className={classes.line}>{place.address}</div>}
      {facts.length > 0 && <div className={classes.line}>{facts.join(" · ")}</div>}
      {days.length > 0 && (
        <div className={classes.line}>
          <Trans>Planned on {days.join(", ")}</Trans>
        </div>
      )}
    </>
  );
}

function Texts({ place }: { place: Place }) {
  const { tripId } = useRoom();
  const files = useFilesOf(tripId, place.id);
  const site = place.website && /^https?:\/\//i.test(place.website) ? place.website : null;
  return (
    <>
      {place.description && <p className={classes.text}>{place.description}</p>}
      {place.notes && (
        <div className={classes.text}>
          <Markdown>{place.notes}</Markdown>
        </div>
      )}
      {(site || place.phone || files.length > 0) && (
        <div className={classes.links}>
          <FileLinks tripId={tripId} files={files} />
          {site && (
            <a href={site} target="_blank" rel="noreferrer">
              <IconWorld {...icon} />
              {new URL(site).hostname.replace(/^www\./, "")}
            </a>
          )}
          {place.phone && (
            <a href={`tel:${place.phone.replace(/[^+\d]/g, "")}`}>
              <IconPhone {...icon} />
              {place.phone}
            </a>
          )}
        </div>
      )}
    </>
  );
}

interface DeedsProps {
  readonly plan: Plan;
  readonly place: Place | undefined;
  readonly stop: StopItem | null;
  readonly name: string;
}

function Deeds({ plan, place, stop, name }: DeedsProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const spot = spotOf(place);
  const dayId = stop ? dayOfItem(plan, stop.id)?.day.id : undefined;
  const remove = () => {
    store.set({ selection: { kind: "none" } });
    if (stop) void verbs.removeItems(room.tripId, [stop]);
    else if (place) void verbs.removePlaces(room.tripId, [place.id]);
  };
  return (
    <div className={classes.deeds}>
      {spot && <DirectionsButton spot={spot} name={name} />}
      {room.canEdit && place && (
        <Button
          variant="default"
          leftSection={<IconPencil {...icon} />}
          onClick={() => store.set({ editor: { open: "place", id: place.id } })}
        >
          <Trans>Edit</Trans>
        </Button>
      )}
      {room.canEdit && dayId && stop && (
        <Button
          variant="default"
          leftSection={<IconClockEdit {...icon} />}
          onClick={() => openDetail(store, dayId, stop.id)}
        >
          <Trans>Times</Trans>
        </Button>
      )}
      {room.canEdit && place && !stop && (
        <Button
          variant="default"
          leftSection={<IconCalendarPlus {...icon} />}
          onClick={() => store.set({ chooser: { what: "places", ids: [place.id] } })}
        >
          <Trans>Add to day</Trans>
        </Button>
      )}
      {room.canEdit && (
        <Tooltip label={stop ? t`Remove from the plan` : t`Remove the place`}>
          <ActionIcon
            size={36}
            ms="auto"
            aria-label={stop ? t`Remove from the plan` : t`Remove the place`}
            onClick={remove}
          >
            <IconTrash size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
