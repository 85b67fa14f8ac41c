/** Catalogues are compiled by the lingui plugin when they are imported. */
declare module "*.po" {
  import type { Messages } from "@lingui/core";
  export const messages: Messages;
}
