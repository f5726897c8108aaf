/** What the served pages may load: our own files and nothing else; no inline script, no third party, no framing. WebAssembly is for the ciphers. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types attune default",
].join("; ");

/** Powers of the browser that no page of ours may ask for. */
const DENIED_POWERS = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "compute-pressure",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

/** Powers for our own pages: the camera reads a partner's code, the others make and ask for passkeys. */
const OWN_POWERS = ["camera", "publickey-credentials-create", "publickey-credentials-get"];

/** The headers that every answer carries, errors included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "permissions-policy": [
    ...DENIED_POWERS.map((power) => `${power}=()`),
    ...OWN_POWERS.map((power) => `${power}=(self)`),
  ].join(", "),
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
  "x-robots-tag": "noindex, nofollow",
};

/** Two years of TLS only; sent when the request came over TLS, since over plain HTTP browsers ignore it. */
export const TLS_ONLY_HEADERS: Readonly<Record<string, string>> = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};
