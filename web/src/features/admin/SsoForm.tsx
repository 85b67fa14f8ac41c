import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, PasswordInput, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import type { SsoState } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import classes from "./admin.module.css";
import { readSso, writeSso } from "./api";

const EXAMPLES = { issuer: "https://id.example.org", name: "SSO" };

const SENTENCES: Sentences = {
  NO_WAY_IN: msg`One way to sign in has to stay open, and to be set up.`,
};

/** The OpenID provider that vouches for people. */
export function SsoForm({ onChanged }: { onChanged(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(SENTENCES);
  const [state, setState] = useState<SsoState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    readSso().then(setState, (cause: unknown) => setError(sentence(cause)));
  }, [sentence]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setBusy(true);
    setError(null);
    setProblem(null);
    try {
      const secret = text("secret");
      const saved = await withPassword(t`Single sign-on`, () =>
        writeSso({
          issuer: text("issuer"),
          client_id: text("client"),
          display_name: text("name"),
          discovery_url: text("discovery"),
          // Left empty, the secret there is stays; without a provider there is none to keep.
          ...(secret !== "" || text("issuer") === "" ? { client_secret: secret } : {}),
        }),
      );
      if (saved === "cancelled") return;
      setState(saved);
      setProblem(saved.problem ?? null);
      if (!saved.problem) showToast({ message: t`Saved.` });
      onChanged();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className={classes.part} aria-label={t`Single sign-on`}>
      <div className={classes.partHead}>
        <h2>
          <Trans>Single sign-on</Trans>
        </h2>
      </div>
      <ErrorNotice>{error}</ErrorNotice>
      {state === null && error === null && <Skeleton height={120} radius="md" />}
      {state && (
        <form className={classes.card} onSubmit={submit} key={state.issuer + state.client_id}>
          <Stack gap="md">
            <Text size="sm" c="dimmed">
              {state.redirect_uri ? (
                <Trans>
                  Any OpenID provider: Authelia, authentik, Keycloak, a company's own. Tell it this address to
                  come back to: <code>{state.redirect_uri}</code>
                </Trans>
              ) : (
                <Trans>Set APP_URL first: the provider has to know where to come back to.</Trans>
              )}
            </Text>
            {state.is_named && (
              <Alert variant="light" color="gray">
                <Trans>OIDC_ISSUER is set in the environment; change it there.</Trans>
              </Alert>
            )}
            {problem !== null && (
              <Alert
                variant="light"
                color="warn"
                title={t`Saved, but the provider could not be asked`}
                role="alert"
              >
                {problem}
              </Alert>
            )}
            <div className={classes.fields}>
              <TextInput
                label={t`Provider`}
                name="issuer"
                type="url"
                placeholder={EXAMPLES.issuer}
                defaultValue={state.issuer}
                disabled={state.is_named}
              />
              <TextInput
                label={t`Client ID`}
                name="client"
                autoComplete="off"
                defaultValue={state.client_id}
                disabled={state.is_named}
              />
              <PasswordInput
                label={t`Client secret`}
                name="secret"
                autoComplete="off"
                placeholder={state.client_secret_set ? t`is set` : undefined}
                disabled={state.is_named}
                visibilityToggleButtonProps={{ "aria-label": t`Show the secret` }}
              />
              <TextInput
                label={t`What stands on the button`}
                name="name"
                placeholder={EXAMPLES.name}
                maxLength={60}
                defaultValue={state.display_name}
                disabled={state.is_named}
              />
              <TextInput
                label={t`Where it describes itself`}
                description={t`Only when it is not under the provider's own address.`}
                name="discovery"
                type="url"
                defaultValue={state.discovery_url}
                disabled={state.is_named}
              />
            </div>
            {!state.is_named && (
              <Group>
                <Button type="submit" loading={busy}>
                  <Trans>Save and try it</Trans>
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      )}
    </section>
  );
}
