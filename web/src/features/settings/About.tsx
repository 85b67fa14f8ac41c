import { Trans } from "@lingui/react/macro";
import { PRODUCT } from "../../kit/product";
import { useOutbox } from "../../sync";
import classes from "./settings.module.css";

export function About({ version }: { version: string | null }) {
  const { durable } = useOutbox();
  return (
    <dl className={classes.facts}>
      <dt translate="no">{PRODUCT}</dt>
      <dd>{version}</dd>
      <dt>
        <Trans>On this device</Trans>
      </dt>
      <dd>
        {durable ? (
          <Trans>Trips you have opened are kept here and open without a network.</Trans>
        ) : (
          <Trans>This browser keeps nothing; trips need a network.</Trans>
        )}
      </dd>
      <dt>
        <Trans>Map</Trans>
      </dt>
      <dd>
        <Trans>Built-in map made with Natural Earth, in the public domain.</Trans>
      </dd>
    </dl>
  );
}
