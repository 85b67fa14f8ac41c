import { Trans } from "@lingui/react/macro";
import classes from "./shell.module.css";

/** The first stop of the Tab key: past the bar, to what the page is about. A hash would be a place to the router. */
export function SkipLink() {
  function skip() {
    const main = document.getElementById("main");
    main?.setAttribute("tabindex", "-1");
    main?.focus();
  }
  return (
    <button type="button" className={classes.skip} onClick={skip}>
      <Trans>Skip to the content</Trans>
    </button>
  );
}
