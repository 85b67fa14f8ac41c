import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  title: string;
  /** A page of the house bears its only first heading; a part of a trip stands under the trip's. */
  level?: 1 | 2;
  /** What can be done here, at the end of the line that the title stands in. */
  beside?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/** One sheet that scrolls: its title, what can be done, and what is on it. */
export function Page({ title, level = 2, beside, isWide = false, children }: PageProps) {
  const Title = level === 1 ? "h1" : "h2";
  return (
    <main className={classes.page} id="main" tabIndex={-1}>
      <div className={classes.sheet} data-wide={isWide || undefined}>
        <div className={classes.head}>
          <Title className={classes.title}>{title}</Title>
          {beside}
        </div>
        {children}
      </div>
    </main>
  );
}

/** Said where a filter leaves nothing. */
export function NoneShown({ children }: { children: ReactNode }) {
  return (
    <p className={classes.none} role="status">
      {children}
    </p>
  );
}
