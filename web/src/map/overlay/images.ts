import type { Map as GLMap } from "maplibre-gl";
import { PALETTES } from "../palette.ts";
import type { Scheme } from "../types.ts";
import { ICON_PATHS } from "./icons.ts";

/**
 * Stones and dots are drawn once per look on a canvas and placed by the GPU, so five hundred of them cost as much as
 * one. Names say everything that decides the look, so a name that exists needs no second drawing.
 */
export class Images {
  private readonly map: GLMap;
  private readonly ratio = Math.min(3, Math.max(2, Math.ceil(globalThis.devicePixelRatio || 1)));

  constructor(map: GLMap) {
    this.map = map;
  }

  stone(number: number, color: string, selected: boolean, scheme: Scheme): string {
    const text = String(number);
    const wide = Math.max(0, text.length - 2) * 7;
    const [width, height] = selected ? [36 + wide, 31] : [29 + wide, 25];
    return this.add(`stone ${text} ${color} ${selected} ${scheme}`, width + 8, height + 8, (draw) => {
      const ring = selected ? 3 : 2.5;
      draw.shadowColor = scheme === "light" ? "rgb(28 27 25 / 32%)" : "rgb(0 0 0 / 60%)";
      draw.shadowBlur = 4 * this.ratio;
      draw.shadowOffsetY = 1 * this.ratio;
      pebble(draw, 4, 4, width, height);
      draw.fillStyle = PALETTES[scheme].surface;
      draw.fill();
      draw.shadowColor = "transparent";
      pebble(draw, 4 + ring, 4 + ring, width - 2 * ring, height - 2 * ring);
      draw.fillStyle = color;
      draw.fill();
      draw.fillStyle = readableOn(color);
      draw.font = `700 ${selected ? 14.5 : 12.5}px "Inter Variable", system-ui, sans-serif`;
      draw.textAlign = "center";
      draw.textBaseline = "alphabetic";
      const measured = draw.measureText(text);
      const middle = (measured.actualBoundingBoxAscent - measured.actualBoundingBoxDescent) / 2;
      draw.fillText(text, 4 + width / 2, 4 + height / 2 + middle);
    });
  }

  /** A plain dot, for when the map shows more ground than detail. */
  dot(color: string, scheme: Scheme): string {
    return this.add(`dot ${color} ${scheme}`, 16, 16, (draw) => {
      disc(draw, 8, 8, 6.5, PALETTES[scheme].surface);
      disc(draw, 8, 8, 5, color);
    });
  }

  /** The dot opened up: the category's icon in its colour. */
  pin(color: string, icon: string | null | undefined, selected: boolean, scheme: Scheme): string {
    const size = selected ? 34 : 24;
    const name = `pin ${color} ${icon ?? ""} ${selected} ${scheme}`;
    return this.add(name, size + 6, size + 6, (draw) => {
      const c = (size + 6) / 2;
      draw.shadowColor = scheme === "light" ? "rgb(28 27 25 / 28%)" : "rgb(0 0 0 / 60%)";
      draw.shadowBlur = 3 * this.ratio;
      draw.shadowOffsetY = 0.5 * this.ratio;
      disc(draw, c, c, size / 2, PALETTES[scheme].surface);
      draw.shadowColor = "transparent";
      disc(draw, c, c, size / 2 - (selected ? 2.5 : 1.5), underWhite(color));
      const glyph = size * 0.58;
      draw.translate(c - glyph / 2, c - glyph / 2);
      draw.scale(glyph / 24, glyph / 24);
      draw.lineWidth = 2.2;
      draw.lineCap = draw.lineJoin = "round";
      draw.strokeStyle = "#FFFFFF";
      draw.stroke(new Path2D(ICON_PATHS[icon ?? ""] ?? ICON_PATHS["map-pin"]));
    });
  }

  /** The dot beside a town's name. */
  town(capital: boolean, scheme: Scheme): void {
    const { ink, halo } = PALETTES[scheme];
    const name = capital ? "cairn-capital" : "cairn-town";
    if (this.map.hasImage(name)) this.map.removeImage(name);
    this.add(name, 10, 10, (draw) => {
      disc(draw, 5, 5, capital ? 3.8 : 3, halo);
      disc(draw, 5, 5, capital ? 3 : 2.1, ink);
      if (capital) disc(draw, 5, 5, 1.3, halo);
    });
  }

  private add(name: string, width: number, height: number, paint: (draw: CanvasRenderingContext2D) => void) {
    if (this.map.hasImage(name)) return name;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * this.ratio);
    canvas.height = Math.round(height * this.ratio);
    const draw = canvas.getContext("2d");
    if (!draw) return name;
    draw.scale(this.ratio, this.ratio);
    paint(draw);
    const image = draw.getImageData(0, 0, canvas.width, canvas.height);
    this.map.addImage(name, image, { pixelRatio: this.ratio });
    return name;
  }
}

/** The stone's outline as in the lists: rounder above than below. */
function pebble(draw: CanvasRenderingContext2D, x: number, y: number, w: number, h: number): void {
  const rx = Math.min(w * 0.46, h * 0.56);
  const [up, down] = [h * 0.5, h * 0.46];
  draw.beginPath();
  draw.moveTo(x + rx, y);
  draw.lineTo(x + w - rx, y);
  draw.ellipse(x + w - rx, y + up, rx, up, 0, -Math.PI / 2, 0);
  draw.lineTo(x + w, y + h - down);
  draw.ellipse(x + w - rx, y + h - down, rx, down, 0, 0, Math.PI / 2);
  draw.lineTo(x + rx, y + h);
  draw.ellipse(x + rx, y + h - down, rx, down, 0, Math.PI / 2, Math.PI);
  draw.lineTo(x, y + up);
  draw.ellipse(x + rx, y + up, rx, up, 0, Math.PI, Math.PI * 1.5);
  draw.closePath();
}

function disc(draw: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  draw.beginPath();
  draw.arc(x, y, radius, 0, 2 * Math.PI);
  draw.fillStyle = color;
  draw.fill();
}

type Rgb = [red: number, green: number, blue: number];

/** Colours come as #rrggbb. */
function rgb(color: string): Rgb | null {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  if (!hex) return null;
  const channel = (i: number) => Number.parseInt(hex.slice(i, i + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function contrastToWhite(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) + 0.05);
}

/** White or ink for a stone's number. Bold figures in white look calmer where they still reach 3.4:1. */
export function readableOn(color: string): string {
  const parts = rgb(color);
  return !parts || contrastToWhite(parts) >= 3.4 ? "#FFFFFF" : "#1C1B19";
}

/** The colour itself, or as dark as it takes for a white icon to be seen on it (3:1). */
export function underWhite(color: string): string {
  let parts = rgb(color);
  if (!parts) return color;
  while (contrastToWhite(parts) < 3) parts = parts.map((channel) => channel * 0.95) as Rgb;
  return `rgb(${parts.map(Math.round).join(" ")})`;
}
