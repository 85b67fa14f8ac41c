import { act, cleanup, renderHook } from "@testing-library/react";
import { useCallback } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "../kit/ids";
import { engineOf, replaceEngine } from "./browser";
import { useOutbox, useRecord, useRecords, useStream, useUndo, useView } from "./hooks";
import { mutate, set } from "./index";
import { Client, calm } from "./testing/client";
import { JAPAN, STREAM, setting } from "./testing/edits";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";
import type { StreamState } from "./views";

let server: FakeServer;
let client: Client;

const quiet = () => act(() => calm());
const ben = (id: string, title: string) =>
  server.send(
    STREAM,
    [{ id: uuidv7(), verb: "day.set", base: null, edits: [setting("day", id, { title })] }],
    "ben",
  );

beforeEach(async () => {
  server = new FakeServer(toys());
  server.send(STREAM, [{ id: uuidv7(), verb: "trip.create", base: null, edits: JAPAN }], "ana");
  client = new Client(server, "ana");
  client.sync.live.start();
  replaceEngine(engineOf(client.sync));
  await calm();
});

afterEach(() => {
  cleanup();
  replaceEngine(null);
});

test("a stream opens from loading to ready, and closes when nobody looks", async () => {
  const { result, unmount } = renderHook(() => useStream(STREAM));
  expect(result.current.state).toBe("loading");
  await quiet();
  expect(result.current).toEqual({ state: "ready", head: 1, offline: false });
  expect(client.sync.live.isOn(STREAM)).toBe(true);
  unmount();
  await client.clock.pass(6_000);
  expect(client.sync.live.isOn(STREAM)).toBe(false);
});

test("a component draws again for its own kind, or its own record, only", async () => {
  let places = 0;
  let days = 0;
  let second = 0;
  renderHook(() => {
    places += 1;
    return useRecords(STREAM, "place");
  });
  renderHook(() => {
    days += 1;
    return useRecords(STREAM, "day");
  });
  renderHook(() => {
    second += 1;
    return useRecord(STREAM, "day", "d2");
  });
  await quiet();
  const before = { places, days, second };
  ben("d1", "x");
  await quiet();
  expect({ places, days, second }).toEqual({ ...before, days: before.days + 1 });
});

test("a view runs again only when a kind that it has read has changed", async () => {
  let runs = 0;
  const view = (state: StreamState) => {
    runs += 1;
    return [...state.kinds.place.values()].map(({ name }) => name);
  };
  const { result } = renderHook(() => useView(STREAM, view));
  await quiet();
  expect(result.current).toEqual(["Fushimi Inari"]);
  const before = { runs, value: result.current };
  ben("d1", "x");
  await quiet();
  expect({ runs, value: result.current }).toEqual(before);
  expect(result.current).toBe(before.value);
});

test("a view held by useCallback follows what it closes over", async () => {
  const { result, rerender } = renderHook(
    ({ id }) =>
      useView(
        STREAM,
        useCallback((state: StreamState) => state.kinds.day.get(id)?.title, [id]),
      ),
    { initialProps: { id: "d1" } },
  );
  await quiet();
  expect(result.current).toBe("Kyoto");
  rerender({ id: "d2" });
  expect(result.current).toBe("Nara");
});

test("a verb shows at once, is saved soon, and can be undone", async () => {
  const hook = renderHook(() => ({
    day: useRecord(STREAM, "day", "d1"),
    outbox: useOutbox(),
    undo: useUndo(STREAM),
  }));
  await quiet();
  act(() => void mutate(STREAM, "day.set", [set("day", "d1", { title: "mine" })]));
  expect(hook.result.current.day?.title).toBe("mine");
  expect(hook.result.current.outbox).toMatchObject({ state: "saving", waiting: 1 });
  await quiet();
  expect(hook.result.current.outbox).toMatchObject({ state: "saved", waiting: 0 });
  expect(hook.result.current.undo).toMatchObject({ canUndo: true, last: { verb: "day.set" } });
  act(() => hook.result.current.undo.undo());
  expect(hook.result.current.day?.title).toBe("Kyoto");
  expect(hook.result.current.undo).toMatchObject({ canUndo: false, canRedo: true, last: null });
});
