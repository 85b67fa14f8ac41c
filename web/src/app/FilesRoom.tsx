import { useEffect } from "react";
import { dropFiles, keepFiles } from "../features/files/keep";
import { uploads } from "../features/files/uploads";
import { filesOf } from "../features/files/views";
import { useAccount, useRecords, useStream, useView } from "../sync";

/** Behind every part of a trip: uploads go on, and the trip's documents are put aside on the device. */
export default function FilesRoom({ tripId }: { tripId: string }) {
  const stream = `trip:${tripId}`;
  const { user } = useAccount();
  const { state } = useStream(stream);
  const { files } = useView(stream, filesOf);
  const records = useRecords(stream, "attachment");
  const accountId = user?.id;
  useEffect(() => {
    if (accountId) void uploads.start(accountId);
  }, [accountId]);
  useEffect(() => {
    if (state !== "ready") return;
    // The trip itself comes first.
    const later = setTimeout(() => {
      void keepFiles(tripId, files);
      void dropFiles(tripId, records);
    }, 3000);
    return () => clearTimeout(later);
  }, [tripId, state, files, records]);
  return null;
}
