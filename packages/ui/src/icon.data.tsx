import type { ReactElement } from "react";

/** The line drawings of the app, on a field of 24 by 24, drawn in the colour of the words beside them. */
export const ICON_DRAWINGS = {
  eye: (
    <>
      <path d="M3 12c2.4-4 5.4-6 9-6s6.6 2 9 6c-2.4 4-5.4 6-9 6s-6.6-2-9-6Z" />
      <circle cx="12" cy="12" r="2.6" />
    </>
  ),
  lock: (
    <>
      <rect x="5.5" y="10.5" width="13" height="9" rx="2" />
      <path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5" />
    </>
  ),
  leave: <path d="M10 4.5H6.5a1.5 1.5 0 0 0-1.5 1.5v12a1.5 1.5 0 0 0 1.5 1.5H10M14.5 8l4 4-4 4M18 12H9.5" />,
  pause: (
    <>
      <circle cx="9" cy="12" r="5.5" />
      <circle cx="15" cy="12" r="5.5" />
    </>
  ),
  breath: (
    <>
      <circle cx="12" cy="12" r="3" />
      <circle cx="12" cy="12" r="8" strokeDasharray="2.5 3.5" />
    </>
  ),
  go: <path d="M9 5.5l6.5 6.5L9 18.5" />,
  back: <path d="M15 5.5L8.5 12l6.5 6.5" />,
  down: <path d="M5.5 9l6.5 6.5L18.5 9" />,
  up: <path d="M5.5 15L12 8.5l6.5 6.5" />,
  room: (
    <>
      <path d="M8.5 5C4 8 4 16 8.5 19M15.5 5c4.5 3 4.5 11 0 14" />
      <path d="M12 12h.01" strokeWidth="3" />
    </>
  ),
  closeness: (
    <path d="M12 20C6.5 18 3.8 13 4.5 5.5 10 7 12.5 11.5 12 20ZM12 20c5.5-2 8.2-7 7.5-14.5-3.5 1-5.8 3.2-6.8 6.5" />
  ),
  today: <path d="M3 17.5h18M6.5 17.5a5.5 5.5 0 0 1 11 0M12 5v3M4.8 9.3l1.8 1.5M19.2 9.3l-1.8 1.5" />,
  loop: (
    <path d="M12 12C10 8.5 8.2 7 6.2 7a5 5 0 0 0 0 10c2 0 3.8-1.5 5.8-5s3.8-5 5.8-5a5 5 0 0 1 0 10c-2 0-3.8-1.5-5.8-5Z" />
  ),
  me: (
    <>
      <circle cx="12" cy="12" r="8" />
      <circle cx="12" cy="12" r="1.6" fill="currentColor" />
    </>
  ),
  alone: (
    <>
      <circle cx="12" cy="12" r="7.5" />
      <path d="M12 12h.01" strokeWidth="3" />
    </>
  ),
  together: (
    <>
      <circle cx="8.5" cy="12" r="5.5" />
      <rect x="11.5" y="7" width="10" height="10" rx="2.5" />
    </>
  ),
  invitation: <path d="M4 7.5h16v10.5H4zM4 8l8 6 8-6" />,
  talk: <path d="M4.5 6.5h15v10h-9l-4 3v-3h-2z" />,
  path: <path d="M6 19.5c0-5 3-4 6-7s1-6.5 5.5-8M6 19.5h.01M4 16l2 3.5 3.5-1" />,
  clear: <path d="M4.5 15.5 13 7l5 5-7 7H8zM11 19h8.5" />,
  sign: (
    <path d="M7 12.5V7.2a1.4 1.4 0 0 1 2.8 0V11M9.8 10.5V5.4a1.4 1.4 0 0 1 2.8 0v5.1M12.6 10.7V6.4a1.4 1.4 0 0 1 2.8 0V13M15.4 12V9.6a1.3 1.3 0 0 1 2.6 0V14c0 3.6-2.2 6-5.6 6-2.7 0-4.2-1.2-5.3-3.4L5.2 13c-.5-1 .9-2 1.8-1Z" />
  ),
  settings: (
    <>
      <path d="M4 8h9M17 8h3M4 16h3M11 16h9" />
      <circle cx="15" cy="8" r="2" />
      <circle cx="9" cy="16" r="2" />
    </>
  ),
  "hand-over": <path d="M4 8.5h14M14.5 5l3.5 3.5L14.5 12M20 15.5H6M9.5 12L6 15.5 9.5 19" />,
  save: <path d="M12 4.5v10.5M7.5 10.5L12 15l4.5-4.5M5 19.5h14" />,
  trash: <path d="M5 7.5h14M9.5 7.5V5h5v2.5M7 7.5l.8 12h8.4l.8-12M10.5 11v5M13.5 11v5" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="3.8" />
      <path d="M12 4v1.8M12 18.2V20M4 12h1.8M18.2 12H20M6.3 6.3l1.3 1.3M16.4 16.4l1.3 1.3M6.3 17.7l1.3-1.3M16.4 7.6l1.3-1.3" />
    </>
  ),
  moon: <path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5Z" />,
  device: (
    <>
      <rect x="7" y="3.5" width="10" height="17" rx="2" />
      <path d="M11 17.5h2" />
    </>
  ),
  check: <path d="M5.5 12.5l4.5 4.5 8.5-10" />,
  close: <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />,
  pen: <path d="M5 19l1-4L15.5 5.5l3 3L9 18zM13.5 7.5l3 3" />,
  keep: <path d="M7 4.5h10v15l-5-3.8-5 3.8z" />,
} as const satisfies Readonly<Record<string, ReactElement>>;
