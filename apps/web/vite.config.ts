import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

// The macro goes through Babel on purpose: docs/adr/0007-words-of-the-room-and-labels.md.
process.env["LINGUI_SUPPRESS_BABEL_WARNING"] = "1";

export default defineConfig({
  plugins: [
    babel({ presets: [linguiTransformerBabelPreset()] }),
    react(),
    lingui(),
    VitePWA({
      strategies: "generateSW",
      registerType: "prompt",
      injectRegister: false,
      manifest: {
        name: "Notes",
        short_name: "Notes",
        description: "Notes",
        start_url: "/",
        display: "standalone",
        background_color: "#f1f1eb",
        theme_color: "#f1f1eb",
        icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
      },
      workbox: {
        globPatterns: ["**/*.{html,js,css,woff2,bin,svg}"],
        // What a closer look takes is fetched when it is first asked for, and kept from then on.
        globIgnores: ["**/encoder-*.bin"],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/(?:encoder|tfjs)-[^/]*\.(?:bin|wasm)$/,
            handler: "CacheFirst",
            options: { cacheName: "closer-look", expiration: { maxEntries: 3 } },
          },
        ],
        maximumFileSizeToCacheInBytes: 4_000_000,
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/away\.html/, /^\/health/, /^\/v1\//],
        // One file: under Trusted Types a worker loads no further scripts by address.
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: true,
        // A newer version waits until someone starts it, or no tab is open: no page ever mixes two.
        clientsClaim: true,
        skipWaiting: false,
      },
    }),
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A page that loads later leaves no hint in the document, which could tell that someone was on it.
      resolveDependencies: (_file, needed, { hostType }) => (hostType === "js" ? [] : needed),
    },
    sourcemap: false,
  },
  worker: { format: "es" },
});
