/** What the list of to-dos shows: which, in what order, under which heading. */
import type { Todo } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { compare } from "../../kit/ordering";

export const FILTERS = ["open", "mine", "overdue", "done", "all"] as const;
export type Filter = (typeof FILTERS)[number];
export const SORTS = ["hand", "due", "priority"] as const;
export type Sort = (typeof SORTS)[number];

export interface Group {
  /** null: those without a category. */
  readonly category: string | null;
  readonly todos: readonly Todo[];
}

export const isOverdue = (todo: Todo, today: string): boolean =>
  !todo.is_done && todo.due_on !== null && todo.due_on < today;

export function shows(filter: Filter, todo: Todo, me: string | null, today: string): boolean {
  if (filter === "all") return true;
  if (filter === "done") return todo.is_done;
  if (todo.is_done) return false;
  if (filter === "mine") return me !== null && todo.assignee_ids.includes(me);
  return filter === "open" || isOverdue(todo, today);
}

/** What has no date or no priority comes after what has one; ties stay in the order given by hand. */
const COMPARE: Record<Sort, (a: Todo, b: Todo) => number> = {
  hand: () => 0,
  due: (a, b) => compare(a.due_on ?? "9999", b.due_on ?? "9999"),
  priority: (a, b) => (a.priority || 9) - (b.priority || 9),
};

export const byHand = (todos: Iterable<Todo>): Todo[] =>
  [...todos].sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));

/** Groups by category, in the order in which the first of each stands; those without one last. */
export function grouped(
  todos: Iterable<Todo>,
  { filter, sort, me, today }: { filter: Filter; sort: Sort; me: string | null; today: string },
): readonly Group[] {
  const shown = byHand(todos).filter((todo) => shows(filter, todo, me, today));
  const found = groupBy(shown, (todo) => todo.category || null);
  const groups = [...found].map(([category, list]) => ({ category, todos: list.sort(COMPARE[sort]) }));
  return groups.sort((a, b) => Number(a.category === null) - Number(b.category === null));
}

export const categoriesOf = (todos: Iterable<Todo>): string[] => [
  ...new Set(byHand(todos).flatMap(({ category }) => category || [])),
];
