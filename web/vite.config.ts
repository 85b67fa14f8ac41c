import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const server = process.env.CAIRN_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [
    react(),
    lingui({ macroTransform: true, failOnCompileError: true }),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/app",
      filename: "sw.ts",
      // main.tsx registers it: an injected inline script would break the content security policy.
      injectRegister: false,
      manifest: {
        name: "Cairn",
        short_name: "Cairn",
        description: "Plan trips together, and carry them with you.",
        start_url: "/",
        display: "standalone",
        background_color: "#FAF8F5",
        theme_color: "#FAF8F5",
        icons: [
          { src: "/icons/cairn-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icons/cairn-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icons/cairn.svg", sizes: "any", type: "image/svg+xml" },
          { src: "/icons/cairn-maskable.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
        ],
      },
      injectManifest: {
        // Fonts of scripts a reader does not use are fetched on demand, not stored for everyone.
        globPatterns: [
          "**/*.{js,mjs,css,html,svg,json}",
          "assets/*latin-wght*.woff2",
          "assets/*latin-ext-wght*.woff2",
        ],
        maximumFileSizeToCacheInBytes: 6_000_000,
      },
    }),
  ],
  build: {
    outDir: "../cairn/static",
    emptyOutDir: true,
    target: "es2022",
    // The policy forbids inline styles and data: scripts; small assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      "/api": server,
      "/uploads": server,
      "/ws": { target: server, ws: true },
    },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "lint/**/*.test.mjs"],
    environment: "happy-dom",
    setupFiles: ["./vitest.setup.ts"],
    maxWorkers: 2,
  },
});
