// Before the first paint: the mode and language this device chose last. A file of its own, because the content
// security policy allows no inline script.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem("cairn-theme");
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  root.style.colorScheme = dark ? "dark" : "light";
  root.lang = localStorage.getItem("cairn-language") ?? root.lang;
})();
