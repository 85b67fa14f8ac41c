import { Trans, useLingui } from "@lingui/react/macro";
import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { IconMapPinPlus, IconPencil } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { Place } from "../../../domain/kinds.gen";
import { parsePasted } from "../find";
import { CategoryTile } from "../places/CategoryTile";
import { isNamed, matches, sortPlaces, wordsOf } from "../placeViews";
import { useLookups, useRoom } from "../room";
import { useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import classes from "./days.module.css";

const MOST_SHOWN = 7;
const AS_TEXT = "text:";
const AS_PLACE = "place:";

/** One field for the next stop: a place of the trip, a pasted link, or plain words. Stays open for the one after. */
export function Composer({ dayId, what }: { dayId: string | null; what: "stop" | "note" }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const { places, categories } = useLookups();
  const [text, setText] = useState("");
  const combobox = useCombobox();
  const close = () => store.set({ adding: null });
  const end = { dayId, before: null };
  const pasted = useMemo(() => (what === "stop" ? parsePasted(text) : null), [what, text]);

  const found = useMemo(() => {
    if (what === "note") return [];
    const planned = room.plan().plannedOn;
    const words = wordsOf(text);
    // What bears the words in its name comes before what only tells of them, then what is still missing on the plan.
    const rank = (place: Place) => (isNamed(place, words) ? 0 : 2) + (planned.has(place.id) ? 1 : 0);
    return sortPlaces(
      [...places.values()].filter((place) => matches(place, words)),
      "name",
      planned,
      categories,
    )
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_SHOWN);
  }, [what, text, places, categories, room]);

  const submit = (value: string) => {
    const words = text.trim();
    if (value.startsWith(AS_PLACE)) {
      verbs.addStop(room.tripId, room.plan(), { place_id: value.slice(AS_PLACE.length) }, end);
    } else if (pasted) {
      verbs.addPlaceToDay(
        room.tripId,
        room.plan(),
        { ...pasted, name: pasted.name ?? words.slice(0, 200) },
        end,
      );
    } else if (words) {
      if (what === "note") verbs.addNote(room.tripId, room.plan(), { text: words }, end);
      else verbs.addStop(room.tripId, room.plan(), { title: words }, end);
    }
    setText("");
    combobox.resetSelectedOption();
  };

  const field = (
    <TextInput
      autoFocus
      size="sm"
      value={text}
      maxLength={what === "note" ? 500 : 2000}
      aria-label={what === "note" ? t`New note` : t`New stop`}
      placeholder={what === "note" ? t`Write a note` : t`A place, a link or a few words`}
      onChange={(event) => {
        setText(event.currentTarget.value);
        combobox.openDropdown();
        combobox.selectFirstOption();
      }}
      onFocus={() => combobox.openDropdown()}
      onBlur={() => {
        combobox.closeDropdown();
        if (text.trim() === "") close();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") close();
        if (event.key === "Enter" && what === "note" && !event.nativeEvent.isComposing) submit(AS_TEXT);
      }}
    />
  );
  if (what === "note") return <div className={classes.titleField}>{field}</div>;

  return (
    <div className={classes.titleField}>
      <Combobox store={combobox} onOptionSubmit={submit} withinPortal position="bottom-start">
        <Combobox.Target>{field}</Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0 && text.trim() === ""}>
          <Combobox.Options>
            {found.map((place) => (
              <Combobox.Option key={place.id} value={AS_PLACE + place.id} className={classes.option}>
                <CategoryTile category={categories.get(place.category_id ?? "")} size={28} />
                <span className={classes.optionText}>{place.name}</span>
              </Combobox.Option>
            ))}
            {text.trim() !== "" && (
              <Combobox.Option value={AS_TEXT} className={classes.option}>
                <span className={classes.optionIcon}>
                  {pasted ? <IconMapPinPlus size={17} stroke={1.7} /> : <IconPencil size={17} stroke={1.7} />}
                </span>
                <span className={classes.optionText}>
                  {pasted ? (
                    <Trans>Add {pasted.name ?? text.trim()} as a new place</Trans>
                  ) : (
                    <Trans>Add “{text.trim()}” as plain text</Trans>
                  )}
                </span>
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
