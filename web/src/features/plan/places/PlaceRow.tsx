import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { memo, useMemo } from "react";
import type { Category, Place } from "../../../domain/kinds.gen";
import { useDragSource } from "../drag";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { CategoryTile } from "./CategoryTile";
import classes from "./places.module.css";

interface PlaceRowProps {
  readonly place: Place;
  readonly category: Category | undefined;
  /** "21 Nov", or nothing while the place is unplanned. */
  readonly planned: string | null;
  readonly editor: string | null;
}

export const PlaceRow = memo(function PlaceRow({ place, category, planned, editor }: PlaceRowProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const isSelected = useUi((ui) => ui.selection.kind === "place" && ui.selection.id === place.id);
  const isPicking = useUi((ui) => ui.picked !== null);
  const isPicked = useUi((ui) => ui.picked?.has(place.id) ?? false);
  const dragged = useMemo(() => ({ type: "places", ids: [place.id] }) as const, [place.id]);
  const drag = useDragSource(`place:${place.id}`, dragged, !room.canEdit);
  const open = () => {
    if (isPicking) store.pick(place.id, !isPicked);
    else store.select({ kind: "place", id: place.id });
  };
  const caption = place.description || place.address || category?.name;

  return (
    <div
      ref={drag.ref}
      className={classes.row}
      data-selected={isSelected || isPicked || undefined}
      data-held={drag.isDragging || undefined}
      {...drag.grip}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a native button clicks on Space, which here picks the place up */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list takes Enter and Space for its rows */}
      <div
        ref={drag.handleRef}
        role="button"
        tabIndex={0}
        className={classes.main}
        data-place-key={place.id}
        aria-pressed={isPicking ? isPicked : isSelected}
        onClick={open}
        onContextMenu={(event) => {
          if (!room.canEdit) return;
          event.preventDefault();
          store.openMenu("place", place.id, { x: event.clientX, y: event.clientY });
        }}
        {...drag.handle}
      >
        {isPicking ? (
          <Checkbox checked={isPicked} readOnly tabIndex={-1} aria-hidden="true" px={8} />
        ) : (
          <CategoryTile category={category} />
        )}
        <span className={classes.text}>
          <span className={classes.name}>{place.name}</span>
          {editor ? (
            <span className={classes.caption} data-editing>
              <Trans>{editor} is editing</Trans>
            </span>
          ) : (
            caption && <span className={classes.caption}>{caption}</span>
          )}
        </span>
        {planned && <span className={classes.planned}>{planned}</span>}
      </div>
      {room.canEdit && !isPicking && (
        <ActionIcon
          className={classes.more}
          aria-label={t`What to do with ${place.name}`}
          aria-haspopup="menu"
          tabIndex={-1}
          onClick={(event) => store.openMenu("place", place.id, event.currentTarget)}
        >
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      )}
    </div>
  );
});
