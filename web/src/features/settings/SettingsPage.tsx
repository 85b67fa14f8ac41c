import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type User, useAccount } from "../../sync";
import { About } from "./About";
import { DevicesSection } from "./DevicesSection";
import { GeneralSection } from "./GeneralSection";
import { LookSection } from "./LookSection";
import { ProfileSection } from "./ProfileSection";
import classes from "./settings.module.css";

interface SettingsPageProps {
  version: string | null;
  schemes: readonly string[];
  /** What belongs to another room: the form for a new password, the second factor and so on. */
  password(user: User): ReactNode;
  factor: ReactNode;
  passkeys: ReactNode;
  /** Null where there is no single sign-on. */
  sso: ReactNode;
  tokens: ReactNode;
  leaving: ReactNode;
}

export function SettingsPage(props: SettingsPageProps) {
  const { version, schemes, password, factor, passkeys, sso, tokens, leaving } = props;
  const { t } = useLingui();
  const { user } = useAccount();
  if (!user) return null;
  return (
    <main className={classes.page} id="main" tabIndex={-1}>
      <h1 className={classes.title}>
        <Trans>Settings</Trans>
      </h1>
      <Section title={t`Profile`} lead={t`How others on your trips see you.`}>
        <ProfileSection user={user} />
      </Section>
      <Section title={t`Appearance`} lead={t`On every device you sign in on.`}>
        <LookSection accountId={user.id} schemes={schemes} />
      </Section>
      <Section title={t`Language and formats`} lead={t`What you leave open follows your browser.`}>
        <GeneralSection accountId={user.id} />
      </Section>
      <Section title={t`Password`} lead={t`Changing it signs out your other devices.`}>
        {password(user)}
      </Section>
      <Section
        title={t`Two-factor sign-in`}
        lead={t`With a code from your phone a stolen password opens nothing.`}
      >
        {factor}
      </Section>
      <Section
        title={t`Passkeys`}
        lead={t`Sign in with a finger or a look: nothing to remember, nothing to steal.`}
      >
        {passkeys}
      </Section>
      {sso && (
        <Section title={t`Single sign-on`} lead={t`The account that your household or company gives you.`}>
          {sso}
        </Section>
      )}
      <Section title={t`Devices`} lead={t`Where your account is signed in.`}>
        <DevicesSection />
      </Section>
      <Section title={t`Keys for programs`} lead={t`For scripts and other apps that work with your trips.`}>
        {tokens}
      </Section>
      <Section title={t`About`} lead={null}>
        <About version={version} />
      </Section>
      <Section title={t`Leaving`} lead={null}>
        {leaving}
      </Section>
    </main>
  );
}

function Section({ title, lead, children }: { title: string; lead: string | null; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {lead && <p>{lead}</p>}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
