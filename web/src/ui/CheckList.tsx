import { Checkbox, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./CheckList.module.css";

interface CheckSectionProps {
  name: string;
  /** Beside the name: how far it is, who sees to it. */
  beside?: ReactNode;
  children: ReactNode;
}

/** What belongs together on a list, under its name. */
export function CheckSection({ name, beside, children }: CheckSectionProps) {
  return (
    <section aria-label={name}>
      <div className={classes.head}>
        <h3 className={classes.category}>{name}</h3>
        {beside}
      </div>
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}

interface CheckRowProps {
  id: string;
  title: string;
  isDone: boolean;
  tickLabel: string;
  readOnly: boolean;
  /** Small print under the title; what is null is left out. */
  facts: ReactNode;
  /** At the end of the row: faces, a menu. */
  children?: ReactNode;
  onTick(): void;
  onOpen(): void;
}

/** One thing to tick: the box and the words are targets of their own, each wide enough for a thumb. */
export function CheckRow({
  id,
  title,
  isDone,
  tickLabel,
  readOnly,
  facts,
  children,
  onTick,
  onOpen,
}: CheckRowProps) {
  return (
    <li className={classes.row} data-done={isDone || undefined}>
      <label className={classes.tick} htmlFor={`tick-${id}`}>
        <Checkbox
          id={`tick-${id}`}
          size="md"
          checked={isDone}
          disabled={readOnly}
          onChange={onTick}
          aria-label={tickLabel}
        />
      </label>
      <UnstyledButton className={classes.words} onClick={onOpen}>
        <span className={classes.name}>{title}</span>
        <span className={classes.facts}>{facts}</span>
      </UnstyledButton>
      {children}
    </li>
  );
}
