import type { CSSProperties, ReactNode } from "react";
import classes from "./Stone.module.css";

interface StoneProps {
  /** A number, or an icon for what has none. */
  children: ReactNode;
  /** A CSS colour, usually `dayPaint(index)`. */
  color: string;
  hollow?: boolean;
}

/** One stone of a day's trail; the same shape stands on the map. */
export function Stone({ children, color, hollow = false }: StoneProps) {
  const wide = typeof children === "number" && children > 99;
  return (
    <span
      className={classes.stone}
      data-hollow={hollow || undefined}
      data-wide={wide || undefined}
      style={{ "--stone": color } as CSSProperties}
    >
      {children}
    </span>
  );
}
