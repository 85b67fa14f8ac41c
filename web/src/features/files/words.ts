import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type Icon,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconPhoto,
  IconTicket,
  IconVideo,
} from "@tabler/icons-react";
import type { Attachment } from "../../domain/kinds.gen";
import { type Filter, lookOf, type Target } from "./views";

export const FILTER_NAME: Record<Filter, MessageDescriptor> = {
  all: msg`All`,
  pictures: msg`Pictures`,
  documents: msg`Documents`,
  starred: msg`Starred`,
  trash: msg`Trash`,
};

export const TARGET_NAME: Record<Target["kind"], MessageDescriptor> = {
  booking: msg`Bookings`,
  stay: msg`Beds`,
  place: msg`Places`,
  stop: msg`Stops`,
  expense: msg`Expenses`,
};

export function iconOf(file: Attachment): Icon {
  if (file.media_type?.startsWith("application/vnd.apple.pkpass")) return IconTicket;
  const icons = {
    picture: IconPhoto,
    pdf: IconFileTypePdf,
    text: IconFileText,
    video: IconVideo,
    other: IconFile,
  };
  return icons[lookOf(file)];
}
