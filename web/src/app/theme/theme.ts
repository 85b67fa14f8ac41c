import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";
import { accent, type Mode, neutrals, onAccent, type Scheme } from "./palette";

/** Mantine wants ten shades; ours come from variables, so every shade is the colour itself. */
const flat = (color: string): MantineColorsTuple => [
  color,
  color,
  color,
  color,
  color,
  color,
  color,
  color,
  color,
  color,
];

const stone: MantineColorsTuple = [
  "#FAF8F5",
  "#F4F1EB",
  "#E7E2DA",
  "#D6CFC4",
  "#B3ABA0",
  "#918A7F",
  "#6B6760",
  "#4C4842",
  "#2E2C28",
  "#1C1B19",
];
const night: MantineColorsTuple = [
  "#F2EEE7",
  "#D6D0C5",
  "#A29C92",
  "#7B746A",
  "#34302B",
  "#2B2823",
  "#1D1B18",
  "#141311",
  "#0F0E0C",
  "#0A0908",
];
const SCROLLING_OPTIONS = { options: { maxHeight: 250, overflowY: "auto" } } as const;

export function themeFor(scheme: Scheme): MantineThemeOverride {
  return createTheme({
    colors: {
      accent: flat(accent(scheme, "light")),
      danger: flat(neutrals(scheme, "light").danger),
      good: flat(neutrals(scheme, "light").good),
      warn: flat(neutrals(scheme, "light").warn),
      gray: stone,
      dark: night,
    },
    primaryColor: "accent",
    white: "#FFFFFF",
    black: neutrals(scheme, "light").ink,
    fontFamily: '"Inter Variable", system-ui, sans-serif',
    headings: {
      fontFamily: '"Inter Variable", system-ui, sans-serif',
      fontWeight: "600",
      sizes: {
        h1: { fontSize: "1.5rem", lineHeight: "1.25" },
        h2: { fontSize: "1.25rem", lineHeight: "1.3" },
        h3: { fontSize: "1rem", lineHeight: "1.4" },
      },
    },
    fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
    lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.45" },
    radius: { xs: "4px", sm: "7px", md: "9px", lg: "12px", xl: "18px" },
    defaultRadius: "md",
    spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
    shadows: {
      sm: "0 1px 2px rgb(28 27 25 / 8%)",
      md: "0 4px 16px rgb(28 27 25 / 10%), 0 1px 3px rgb(28 27 25 / 8%)",
      lg: "0 12px 40px rgb(28 27 25 / 16%), 0 2px 6px rgb(28 27 25 / 8%)",
      xl: "0 24px 64px rgb(28 27 25 / 22%), 0 2px 8px rgb(28 27 25 / 10%)",
    },
    cursorType: "pointer",
    respectReducedMotion: true,
    variantColorResolver(input) {
      const result = defaultVariantColorsResolver(input);
      const name = input.color ?? "accent";
      // The text on a filled control follows the mode: white on deep colours, ink on bright ones.
      if (input.variant === "filled" && OWN.has(name)) return { ...result, color: `var(--cairn-on-${name})` };
      return result;
    },
    components: {
      Modal: {
        defaultProps: {
          centered: true,
          radius: "xl",
          padding: "lg",
          overlayProps: { backgroundOpacity: 0.4 },
        },
      },
      Button: { defaultProps: { fw: 600 } },
      // The list itself scrolls: a box around it that scrolls would be a stop that no key reaches.
      Select: { defaultProps: { withScrollArea: false, styles: SCROLLING_OPTIONS } },
      Autocomplete: { defaultProps: { withScrollArea: false, styles: SCROLLING_OPTIONS } },
      Menu: { defaultProps: { shadow: "lg", radius: "lg", position: "bottom-end" } },
      Popover: { defaultProps: { shadow: "lg", radius: "lg" } },
      Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
      SpotlightRoot: {
        // Its upper edge stays where it is while the list under it grows and shrinks.
        defaultProps: {
          overlayProps: { backgroundOpacity: 0.4, blur: 0 },
          radius: "xl",
          centered: false,
          yOffset: "12dvh",
        },
      },
      Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.4 } } },
      ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "lg" } },
      Combobox: { defaultProps: { shadow: "lg" } },
    },
  });
}

const OWN = new Set(["accent", "danger", "good", "warn"]);

function modeVariables(scheme: Scheme, mode: Mode): Record<string, string> {
  const n = neutrals(scheme, mode);
  const variables: Record<string, string> = {
    "--cairn-paper": n.paper,
    "--cairn-surface": n.surface,
    "--cairn-sunken": n.sunken,
    "--cairn-line": n.line,
    "--cairn-edge": n.edge,
    "--cairn-muted": n.muted,
    "--cairn-ink": n.ink,
    "--cairn-accent": accent(scheme, mode),
    "--cairn-on-accent": onAccent(mode),
    "--cairn-danger": n.danger,
    "--cairn-on-danger": n.onDanger,
    "--cairn-good": n.good,
    "--cairn-on-good": n.surface,
    "--cairn-warn": n.warn,
    "--cairn-on-warn": n.surface,
    "--cairn-selected": `color-mix(in srgb, ${accent(scheme, mode)} ${mode === "light" ? 10 : 16}%, ${n.surface})`,
    "--mantine-primary-color-contrast": onAccent(mode),
    "--mantine-color-text": n.ink,
    "--mantine-color-bright": n.ink,
    "--mantine-color-body": n.surface,
    "--mantine-color-default": n.surface,
    "--mantine-color-default-hover": n.sunken,
    "--mantine-color-default-color": n.ink,
    "--mantine-color-default-border": n.line,
    "--mantine-color-dimmed": n.muted,
    "--mantine-color-placeholder": n.muted,
    "--mantine-color-anchor": accent(scheme, mode),
    "--mantine-color-error": n.danger,
    "--mantine-color-disabled": n.sunken,
    "--mantine-color-disabled-color": n.muted,
    "--mantine-color-disabled-border": n.line,
  };
  const own: Record<string, string> = {
    accent: accent(scheme, mode),
    danger: n.danger,
    good: n.good,
    warn: n.warn,
  };
  for (const [name, color] of Object.entries(own)) {
    const mix = (share: number) => `color-mix(in srgb, ${color} ${share}%, ${n.surface})`;
    Object.assign(variables, {
      [`--mantine-color-${name}-filled`]: color,
      [`--mantine-color-${name}-filled-hover`]: `color-mix(in srgb, ${color} 88%, ${mode === "light" ? "black" : "white"})`,
      [`--mantine-color-${name}-light`]: mix(mode === "light" ? 10 : 16),
      [`--mantine-color-${name}-light-hover`]: mix(mode === "light" ? 16 : 24),
      [`--mantine-color-${name}-light-color`]: color,
      [`--mantine-color-${name}-outline`]: color,
      [`--mantine-color-${name}-outline-hover`]: mix(6),
      [`--mantine-color-${name}-text`]: color,
      [`--mantine-color-${name}-contrast`]: `var(--cairn-on-${name})`,
    });
    for (let shade = 0; shade < 10; shade++) variables[`--mantine-color-${name}-${shade}`] = color;
  }
  // Quiet buttons and icons: ink that is readable, not Mantine's pale grey.
  Object.assign(variables, {
    "--mantine-color-gray-text": n.muted,
    "--mantine-color-gray-light": n.sunken,
    "--mantine-color-gray-light-hover": n.line,
    "--mantine-color-gray-light-color": n.ink,
    "--mantine-color-gray-outline": n.edge,
    "--mantine-color-gray-filled": n.ink,
    "--mantine-color-gray-filled-hover": n.muted,
  });
  return variables;
}

export const variablesFor =
  (scheme: Scheme): CSSVariablesResolver =>
  () => ({ variables: {}, light: modeVariables(scheme, "light"), dark: modeVariables(scheme, "dark") });
