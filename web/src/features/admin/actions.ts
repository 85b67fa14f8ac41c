import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What the audit log tells of, in words that follow a name; an action that is not here is shown by its name. */
export const ACTIONS: Readonly<Record<string, MessageDescriptor>> = {
  "user.register": msg`opened an account`,
  "user.login": msg`signed in`,
  "user.login_failed": msg`failed to sign in`,
  "user.logout": msg`signed out`,
  "user.session_revoke": msg`signed a device out`,
  "user.password_change": msg`changed the password`,
  "user.reauth": msg`gave the password once more`,
  "user.reauth_failed": msg`gave a wrong password`,
  "user.profile_update": msg`changed the profile`,
  "user.email_change": msg`changed the e-mail address`,
  "user.mfa_enable": msg`turned two-factor sign-in on`,
  "user.mfa_disable": msg`turned two-factor sign-in off`,
  "user.mfa_failed": msg`gave a wrong code`,
  "user.mfa_backup_code_used": msg`used a backup code`,
  "user.mfa_backup_codes_regenerated": msg`made new backup codes`,
  "settings.app_update": msg`changed a setting of the server`,
  "admin.user_create": msg`made an account`,
  "admin.user_update": msg`changed an account`,
  "admin.user_delete": msg`deleted an account`,
  "admin.user_mfa_reset": msg`took away a second factor`,
  "admin.sessions_revoke": msg`signed somebody out everywhere`,
  "admin.rotate_jwt_secret": msg`changed the secret of all sessions`,
  "backup.create": msg`made a backup`,
  "backup.download": msg`downloaded a backup`,
  "backup.restore": msg`restored a backup`,
  "backup.upload_restore": msg`restored a backup from a file`,
  "backup.delete": msg`deleted a backup`,
  "backup.auto_settings": msg`changed when backups are made`,
};

/** What one can look for: beginnings of actions. */
export const GROUPS: readonly { readonly value: string; readonly name: MessageDescriptor }[] = [
  { value: "", name: msg`Everything` },
  { value: "user.login", name: msg`Sign-ins` },
  { value: "user.", name: msg`Accounts` },
  { value: "settings.", name: msg`Settings` },
  { value: "backup.", name: msg`Backups` },
  { value: "admin.", name: msg`Administration` },
];
