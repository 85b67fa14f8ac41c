import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Text } from "@mantine/core";
import { call } from "../../kit/http";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import { useLoaded } from "../../ui/useLoaded";
import { readSsoLink, removeSsoLink } from "./api";
import { AUTH_SENTENCES } from "./sentences";

/** Whether this account is connected with the single sign-on of the server, and the way there and back. */
export function SsoSection() {
  const { t } = useLingui();
  const { value: link, load, error, setError, sentence } = useLoaded(readSsoLink, AUTH_SENTENCES);

  async function leave() {
    try {
      if ((await withPassword(t`Take the connection apart`, removeSsoLink)) === "cancelled") return;
      showToast({ message: t`The connection is taken apart.` });
      await load();
    } catch (cause) {
      setError(sentence(cause));
    }
  }
  async function connect() {
    try {
      // The way to the provider is a page of its own, which could not ask for the password any more.
      if ((await withPassword(t`Connect`, askRecent)) !== "cancelled")
        window.location.assign("/api/auth/oidc/login?link=1");
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  if (!link) return <ErrorNotice>{error}</ErrorNotice>;
  return (
    <>
      <ErrorNotice>{error}</ErrorNotice>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {link.email !== null ? (
            <Trans>
              Connected with {link.name} as {link.email}.
            </Trans>
          ) : (
            <Trans>Not connected with {link.name}.</Trans>
          )}
        </Text>
        {link.email !== null ? (
          <Button variant="subtle" color="danger" onClick={() => void leave()}>
            <Trans>Take the connection apart</Trans>
          </Button>
        ) : (
          <Button variant="default" onClick={() => void connect()}>
            <Trans>Connect</Trans>
          </Button>
        )}
      </Group>
    </>
  );
}

/** Answers REAUTH_REQUIRED unless this device has proved itself within ten minutes. */
const askRecent = () => call<unknown>("GET", "/api/auth/recent");
