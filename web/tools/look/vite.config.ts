import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the map alone, under the policy the product has, for pictures and for counting foreign requests. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), lingui({ macroTransform: true })],
  build: {
    outDir: process.env.LOOK_OUT ?? "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
  },
});
