import { IconPaperclip } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import classes from "./FileLinks.module.css";

interface FileLinksProps {
  tripId: string;
  files: readonly { readonly id: string; readonly name: string }[];
}

/** The files that belong to something, each a tap away. */
export function FileLinks({ tripId, files }: FileLinksProps) {
  return files.map(({ id, name }) => (
    <Link
      key={id}
      className={classes.link}
      to="/trips/$tripId/files"
      params={{ tripId }}
      search={{ open: id }}
    >
      <IconPaperclip size={15} stroke={1.7} aria-hidden="true" />
      <span>{name}</span>
    </Link>
  ));
}
