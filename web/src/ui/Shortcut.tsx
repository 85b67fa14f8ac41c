import classes from "./Shortcut.module.css";

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const SIGNS: Record<string, string> = APPLE
  ? { mod: "⌘", shift: "⇧", alt: "⌥" }
  : { mod: "Ctrl", shift: "Shift", alt: "Alt" };

/** "mod+K" as the keys one presses on this machine. A question mark says itself how it is typed. */
export function Shortcut({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys
        .replace("shift+?", "?")
        .split("+")
        .map((key) => (
          <kbd key={key}>{SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
        ))}
    </span>
  );
}
