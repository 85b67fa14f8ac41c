import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useAccount } from "../../sync";
import { Redirect } from "../Redirect";
import classes from "./shell.module.css";

/** The rooms of whoever hosts the server. */
export function AdminShell() {
  const { t } = useLingui();
  const { user } = useAccount();
  const { pathname } = useLocation();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the tab one has come by may stand beyond the edge.
    tabs.current
      ?.querySelector(`[href="${pathname}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  if (user?.role !== "admin") return <Redirect to="/" />;
  return (
    <>
      <nav ref={tabs} className={classes.adminTabs} aria-label={t`Parts of the administration`}>
        <Link to="/admin/people" className={classes.adminTab}>
          <Trans>People</Trans>
        </Link>
        <Link to="/admin/permissions" className={classes.adminTab}>
          <Trans>Permissions</Trans>
        </Link>
        <Link to="/admin/sign-in" className={classes.adminTab}>
          <Trans>Sign-in</Trans>
        </Link>
        <Link to="/admin/mail" className={classes.adminTab}>
          <Trans>Mail</Trans>
        </Link>
        <Link to="/admin/map" className={classes.adminTab}>
          <Trans>Map</Trans>
        </Link>
        <Link to="/admin/templates" className={classes.adminTab}>
          <Trans>Packing templates</Trans>
        </Link>
        <Link to="/admin/backups" className={classes.adminTab}>
          <Trans>Backups</Trans>
        </Link>
        <Link to="/admin/audit" className={classes.adminTab}>
          <Trans>Audit log</Trans>
        </Link>
        <Link to="/admin/outbound" className={classes.adminTab}>
          <Trans>Outgoing requests</Trans>
        </Link>
        <Link to="/admin/check" className={classes.adminTab}>
          <Trans>How it stands</Trans>
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
