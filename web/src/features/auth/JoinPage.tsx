import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Preview } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { joinTrip, previewTrip } from "./api";
import { AUTH_SENTENCES } from "./sentences";

/** Somebody opened the link of a trip: which it is, who asks, and one button. */
export function JoinPage({ token, onJoined }: { token: string; onJoined(tripId: string): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [trip, setTrip] = useState<Preview | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    previewTrip(token).then(setTrip, (cause: unknown) => setError(sentence(cause)));
  }, [token, sentence]);

  async function join() {
    setBusy(true);
    setError(null);
    try {
      onJoined((await joinTrip(token)).trip_id);
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }

  return (
    <AuthLayout
      title={trip?.title ?? t`Join a trip`}
      lead={trip && <Trans>{trip.invited_by} asks you to come along.</Trans>}
      foot={
        <Anchor component={Link} to="/" inherit underline="always">
          <Trans>To my trips</Trans>
        </Anchor>
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      {trip === null && error === null && <Skeleton height={44} radius="md" />}
      {trip && (
        <Button size="md" fullWidth loading={busy} onClick={() => void join()}>
          <Trans>Join the trip</Trans>
        </Button>
      )}
    </AuthLayout>
  );
}
