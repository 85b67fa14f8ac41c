import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowRight, IconClock, IconMapPin } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Card } from "../../sync";
import { Cover } from "../../ui/Cover";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
import classes from "./Hero.module.css";
import { TripMenu } from "./TripMenu";
import type { Ahead } from "./views";
import { countdown } from "./views";
import { CountdownWords, useTripDates } from "./words";

interface HeroProps {
  card: Card;
  today: string;
  /** The stop that comes next, when the trip is on this device. */
  next: Ahead | undefined;
}

/** The trip one is on, or the next one: the first thing on the page. */
export function Hero({ card, today, next }: HeroProps) {
  const { t } = useLingui();
  const format = useFormat();
  const dates = useTripDates();
  const time = countdown(card, today);
  const when = next && (next.on === null || next.on === today ? "" : format.date(next.on, "dayMonth"));
  return (
    <section className={classes.hero} aria-label={t`Your next trip`}>
      <Cover cover={card.cover} id={card.id} shaded eager />
      <div className={classes.top}>
        <span className={classes.badge}>
          <CountdownWords countdown={time} />
        </span>
        <span className={classes.corner}>
          <People people={card.members} max={5} />
          <TripMenu card={card} />
        </span>
      </div>
      <div className={classes.body}>
        <div className={classes.words}>
          <h2 className={classes.title}>
            <Link to="/trips/$tripId" params={{ tripId: card.id }} className={classes.link}>
              {card.title}
            </Link>
          </h2>
          <p className={classes.facts}>
            <span>{dates(card)}</span>
            {next ? (
              <span className={classes.fact}>
                <IconClock size={16} aria-hidden="true" />
                <span>
                  <Trans>
                    Next: {next.title}
                    {when ? `, ${when}` : ""}
                    {next.at ? `, ${format.clock(next.at)}` : ""}
                  </Trans>
                </span>
              </span>
            ) : (
              card.place_count > 0 && (
                <span className={classes.fact}>
                  <IconMapPin size={16} aria-hidden="true" />
                  <Trans>{format.number(card.place_count)} places collected</Trans>
                </span>
              )
            )}
          </p>
        </div>
        <Button
          className={classes.open}
          component="span"
          variant="white"
          color="dark"
          size="md"
          rightSection={<IconArrowRight size={16} aria-hidden="true" />}
          aria-hidden="true"
          tabIndex={-1}
        >
          <Trans>Open trip</Trans>
        </Button>
      </div>
    </section>
  );
}
