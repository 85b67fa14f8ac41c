import { type DragEvent, type ReactNode, useState } from "react";
import classes from "./DropZone.module.css";

interface DropZoneProps {
  /** Nothing can be dropped where nothing may be added. */
  isOpen: boolean;
  onFiles(files: readonly File[]): void;
  children: ReactNode;
}

/** A page that takes the files that are dropped on it. */
export function DropZone({ isOpen, onFiles, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  function drag(event: DragEvent) {
    if (!isOpen || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  }
  function drop(event: DragEvent) {
    if (!isOpen) return;
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a twin for everybody in a button
    <div
      className={classes.zone}
      data-over={isOver || undefined}
      onDragOver={drag}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
