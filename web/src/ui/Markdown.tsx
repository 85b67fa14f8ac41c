import { lazy, Suspense } from "react";
import classes from "./Markdown.module.css";

const Rendered = lazy(() => import("./MarkdownRendered"));

/** Notes in Markdown. The renderer is fetched when the first one is shown; until then the text stands as written. */
export function Markdown({ children }: { children: string }) {
  return (
    <Suspense fallback={<div className={classes.plain}>{children}</div>}>
      <Rendered text={children} />
    </Suspense>
  );
}
