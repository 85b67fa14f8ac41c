import { Trans } from "@lingui/react/macro";
import { IconMapPin } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Card } from "../../sync";
import { Cover } from "../../ui/Cover";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
import classes from "./TripCard.module.css";
import { TripMenu } from "./TripMenu";
import { countdown, phaseOf } from "./views";
import { CountdownWords, useTripDates } from "./words";

interface TripCardProps {
  card: Card;
  today: string;
  shape: "card" | "row";
}

/** One trip, as a card in the grid or as a row of the list. The whole of it opens the trip. */
export function TripCard({ card, today, shape }: TripCardProps) {
  const dates = useTripDates();
  const format = useFormat();
  const phase = phaseOf(card, today);
  const trashed = card.deleted_at !== null;
  return (
    <li className={classes.item} data-shape={shape} data-ongoing={phase === "ongoing" || undefined}>
      <div className={classes.picture}>
        <Cover cover={card.cover} id={card.id} />
      </div>
      <div className={classes.text}>
        <h3 className={classes.title}>
          {trashed ? (
            card.title
          ) : (
            <Link to="/trips/$tripId" params={{ tripId: card.id }} className={classes.link}>
              {card.title}
            </Link>
          )}
        </h3>
        <p className={classes.facts}>
          <span>
            {trashed ? (
              <Trans>Deleted {format.instant(card.deleted_at ?? "")}</Trans>
            ) : phase === "idea" ? (
              dates(card)
            ) : (
              <>
                {phase !== "past" && (
                  <strong>
                    <CountdownWords countdown={countdown(card, today)} />
                  </strong>
                )}
                {phase !== "past" && " · "}
                {dates(card)}
              </>
            )}
          </span>
          {card.place_count > 0 && (
            <span className={classes.places}>
              <IconMapPin size={14} aria-hidden="true" />
              <Trans>{format.number(card.place_count)} places</Trans>
            </span>
          )}
        </p>
      </div>
      <div className={classes.side}>
        <People people={card.members} max={4} size={24} />
        <TripMenu card={card} />
      </div>
    </li>
  );
}
