/** A to-do in one line: `Book ferry !1 @ben tomorrow #transport`. What is not understood stays in the title. */
import { addDays, dayNumber } from "../../kit/dates";
import { findCategory, findPerson } from "../../kit/quickWords";

export interface Quick {
  readonly title: string;
  readonly priority: number;
  readonly category: string | null;
  readonly due_on: string | null;
  readonly assignee_ids: readonly string[];
}

interface Context {
  /** "YYYY-MM-DD" where the writer is. */
  readonly today: string;
  /** BCP 47: names of weekdays are read in it, and in English. */
  readonly locale: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Categories in use: `#trans` finds "Transport". */
  readonly categories: readonly string[];
}

const DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  heute: 0,
  morgen: 1,
  übermorgen: 2,
};
const ISO = /^\d{4}-\d{2}-\d{2}$/;

export function readQuick(line: string, { today, locale, people, categories }: Context): Quick {
  let priority = 0;
  let category: string | null = null;
  let due_on: string | null = null;
  const assignees = new Set<string>();
  const title: string[] = [];
  for (const word of line.trim().split(/\s+/)) {
    const person = findPerson(word, people);
    const day: string | null = due_on === null ? readDay(word, today, locale) : null;
    if (/^![1-3]$/.test(word)) priority = Number(word[1]);
    else if (/^#\S+$/.test(word)) category = findCategory(word.slice(1), categories);
    else if (person) assignees.add(person.id);
    else if (day !== null) due_on = day;
    else title.push(word);
  }
  return { title: title.join(" "), priority, category, due_on, assignee_ids: [...assignees] };
}

function readDay(word: string, today: string, locale: string): string | null {
  const folded = word.toLocaleLowerCase();
  const days = DAYS[folded];
  if (days !== undefined) return addDays(today, days);
  if (ISO.test(word) && addDays(word, 0) === word) return word;
  const ahead = /^\+(\d{1,3})$/.exec(word);
  if (ahead) return addDays(today, Number(ahead[1]));
  for (const tongue of new Set([locale, "en"])) {
    const name = new Intl.DateTimeFormat(tongue, { weekday: "long", timeZone: "UTC" });
    for (let n = 1; n <= 7; n++) {
      const date = addDays(today, n);
      if (name.format(dayNumber(date) * 86_400_000).toLocaleLowerCase() === folded) return date;
    }
  }
  return null;
}
