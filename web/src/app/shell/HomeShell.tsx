import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { PRODUCT } from "../../kit/product";
import { Mark } from "../../ui/Mark";
import { AccountMenu } from "./AccountMenu";
import { BottomNav } from "./BottomNav";
import { SaveSign } from "./SaveSign";
import { SearchButton } from "./SearchButton";
import { SkipLink } from "./SkipLink";
import classes from "./shell.module.css";

/** The frame of everything that is not a trip. */
export function HomeShell() {
  const { t } = useLingui();
  return (
    <div className={classes.room}>
      <SkipLink />
      <header className={classes.bar}>
        <div className={classes.start}>
          <Link to="/" className={classes.home} aria-label={t`${PRODUCT}, my trips`}>
            <Mark />
            <span translate="no">{PRODUCT}</span>
          </Link>
        </div>
        <nav className={classes.tabs} aria-label={t`Main`}>
          <Link to="/" activeOptions={{ exact: true }} className={classes.tab}>
            <Trans>Trips</Trans>
          </Link>
          <Link to="/settings" className={classes.tab}>
            <Trans>Settings</Trans>
          </Link>
        </nav>
        <div className={classes.end}>
          <SaveSign />
          <SearchButton />
          <AccountMenu />
        </div>
      </header>
      <div className={classes.content}>
        <Outlet />
      </div>
      <BottomNav tripId={null} />
    </div>
  );
}
