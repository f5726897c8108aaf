/** A plain page of ours that says nothing about this app. */
export const PLAIN_PAGE = "/away.html";
const MARK = "away";
const TWICE_WITHIN = 700;

/** Leaves at once for a plain page. Nothing is asked; the page and all that it holds in memory are gone. */
export function leaveQuickly(): void {
  try {
    sessionStorage.clear();
    sessionStorage.setItem(MARK, "1");
  } catch {
    // Without storage the way back is open; leaving works all the same.
  }
  document.documentElement.hidden = true;
  document.getElementById("root")?.replaceChildren();
  location.replace(PLAIN_PAGE);
}

/** Whether this page was reached with the browser's back button after someone had left: then it stays plain. */
export function hasLeft(): boolean {
  try {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const left = sessionStorage.getItem(MARK) !== null;
    if (left && entry?.type === "back_forward") return true;
    sessionStorage.removeItem(MARK);
  } catch {
    return false;
  }
  return false;
}

/** Esc twice leaves, wherever the focus is; a page restored from the browser's memory leaves again. */
export function watchForLeaving(): void {
  let lastEscape = Number.NEGATIVE_INFINITY;
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - lastEscape <= TWICE_WITHIN) leaveQuickly();
      lastEscape = event.timeStamp;
    },
    { capture: true },
  );
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(PLAIN_PAGE);
  });
}
