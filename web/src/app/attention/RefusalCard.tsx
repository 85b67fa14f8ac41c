import { useLingui as useI18n } from "@lingui/react";
import { Plural, Trans } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { verbSentence } from "../../domain/sentences";
import { HttpError } from "../../kit/http";
import { dismissRefusal, type Refusal } from "../../sync";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import classes from "./attention.module.css";

/** A change the server would not have, why, and what was taken back with it. */
export function RefusalCard({ refusal }: { refusal: Refusal }) {
  const { i18n } = useI18n();
  const format = useFormat();
  const sentence = useErrorSentence();
  const reason = sentence(new HttpError(refusal.code, 400, refusal.error));
  const others = refusal.verbs.length - 1;
  return (
    <section className={classes.card}>
      <h3 className={classes.what}>{verbSentence(i18n, refusal.verb)}</h3>
      <p className={classes.text}>{reason}</p>
      <p className={classes.small}>
        <Trans>
          This change of {format.instant(new Date(refusal.at).toISOString())} was taken back on this device.
        </Trans>{" "}
        {others > 0 && (
          <Plural
            value={others}
            one="One later change that built on it went with it."
            other="# later changes that built on it went with it."
          />
        )}
      </p>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => dismissRefusal(refusal.id)}>
          <Trans>Understood</Trans>
        </Button>
      </Group>
    </section>
  );
}
