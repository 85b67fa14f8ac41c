import { Avatar, Tooltip } from "@mantine/core";
import classes from "./Person.module.css";

export interface PersonLike {
  id: string;
  /** One account is a member of many trips, and has one colour on all of them. */
  account_id?: string | null;
  name: string;
  avatar?: string | null;
}

const COLORS = 8;

/** The same person has the same colour everywhere. */
function colorOf(id: string): number {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0;
  return sum % COLORS;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}

interface PersonProps {
  person: PersonLike;
  size?: number;
  /** The name stands beside the picture already: no tooltip, hidden from readers. */
  named?: boolean;
  /** Who is here right now gets a ring. */
  here?: boolean;
}

export function Person({ person, size = 28, named = false, here = false }: PersonProps) {
  const picture = (
    <Avatar
      className={classes.avatar}
      data-color={colorOf(person.account_id ?? person.id)}
      data-here={here || undefined}
      src={person.avatar ?? null}
      size={size}
      radius="xl"
      alt={named ? "" : person.name}
      aria-hidden={named || undefined}
      aria-label={named ? undefined : person.name}
      role={named ? undefined : "img"}
    >
      {initials(person.name)}
    </Avatar>
  );
  return named ? picture : <Tooltip label={person.name}>{picture}</Tooltip>;
}

interface PeopleProps {
  people: readonly (PersonLike & { here?: boolean })[];
  max?: number;
  size?: number;
}

/** A few faces and how many more. */
export function People({ people, max = 4, size = 28 }: PeopleProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const more = people.slice(shown.length);
  return (
    <span className={classes.stack}>
      {shown.map((person) => (
        <Person key={person.id} person={person} size={size} here={person.here} />
      ))}
      {more.length > 0 && (
        <Tooltip label={more.map((person) => person.name).join(", ")}>
          <Avatar
            className={classes.avatar}
            data-color="more"
            size={size}
            radius="xl"
            role="img"
            aria-label={more.map((person) => person.name).join(", ")}
          >
            +{more.length}
          </Avatar>
        </Tooltip>
      )}
    </span>
  );
}
