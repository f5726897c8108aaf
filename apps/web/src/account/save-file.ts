/** Hands a text to the browser's downloads, under a name that says nothing about the app. */
export function saveFile(text: string, kind: { readonly type: string; readonly end: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: kind.type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `notes-${new Date().toISOString().slice(0, 10)}.${kind.end}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), AFTER_DOWNLOAD);
}

/** Time after which a browser has surely taken what it downloads, in milliseconds. */
const AFTER_DOWNLOAD = 60_000;
