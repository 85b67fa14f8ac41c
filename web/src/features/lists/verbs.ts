/** The deeds of the list. Each is one mutation: shown at once, sent in order, undone as one. */
import type { Todo } from "../../domain/kinds.gen";
import { keyBetween } from "../../kit/ordering";
import { add, mutate, newId, remove, set } from "../../sync";
import type { Quick } from "./quick";
import { byHand } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

export function addTodo(tripId: string, todos: Iterable<Todo>, quick: Quick): void {
  const last = byHand(todos).at(-1)?.position ?? null;
  const fields = { ...quick, assignee_ids: [...quick.assignee_ids], position: keyBetween(last, null) };
  void mutate(streamOf(tripId), "todo.add", [add("todo", newId(), fields)]);
}

export function tickTodo(tripId: string, todo: Todo): void {
  const verb = todo.is_done ? "todo.untick" : "todo.tick";
  void mutate(streamOf(tripId), verb, [set("todo", todo.id, { is_done: !todo.is_done })]);
}

export function setTodo(tripId: string, id: string, fields: Partial<Omit<Todo, "id">>): void {
  void mutate(streamOf(tripId), "todo.set", [set("todo", id, fields)]);
}

export function removeTodo(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "todo.remove", [remove("todo", id)]);
}
