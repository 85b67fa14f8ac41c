export { DragRoom, type DragWords, useDragSource } from "./DragRoom";
export type { Dragged, Slot, StepKey } from "./slots";
