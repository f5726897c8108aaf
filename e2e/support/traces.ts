import { Buffer } from "node:buffer";
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** A form in which words could lie somewhere, with its bytes. */
interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Something that may not hold certain words: where it was found, and its bytes. */
export interface Place {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Where these words were found, and in which form; none when there is no trace of them. */
export function tracesOf(words: string, places: readonly Place[]): readonly string[] {
  const forms = formsOf(words);
  return places.flatMap(({ where, bytes }) =>
    layersOf(bytes).flatMap((layer) =>
      forms.filter((form) => layer.includes(form.bytes)).map(({ name }) => `“${words}” as ${name} in ${where}`),
    ),
  );
}

/** Every form that is looked for: texts, numbers of bytes, and the same backwards. */
function formsOf(words: string): readonly Form[] {
  const utf8 = Buffer.from(words, "utf8");
  const utf16 = Buffer.from(words, "utf16le");
  const written: readonly Form[] = [
    { name: "UTF-8", bytes: utf8 },
    { name: "UTF-16LE", bytes: utf16 },
    { name: "UTF-16BE", bytes: Buffer.from(utf16).swap16() },
    { name: "capitals", bytes: Buffer.from(words.toUpperCase(), "utf8") },
    { name: "JSON within JSON", bytes: Buffer.from(JSON.stringify(words).slice(1, -1), "utf8") },
    { name: "an address", bytes: Buffer.from(encodeURIComponent(words), "utf8") },
  ];
  const encoded = [utf8, utf16].flatMap((bytes) => [
    { name: "hex", bytes: Buffer.from(bytes.toString("hex"), "latin1") },
    { name: "HEX", bytes: Buffer.from(bytes.toString("hex").toUpperCase(), "latin1") },
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ]);
  const backwards = { name: "UTF-8 backwards", bytes: Buffer.from(utf8).reverse() };
  const all: readonly Form[] = [...written, ...encoded, backwards];
  return all.filter((form, at) => all.findIndex(({ bytes }) => bytes.equals(form.bytes)) === at);
}

/** Base64 of bytes that begin so many bytes into a group of three, without what their neighbours decide. */
function base64At(bytes: Buffer, offset: number): readonly Form[] {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  const inside = whole.slice(first, last);
  return [
    { name: `base64 at ${offset}`, bytes: Buffer.from(inside, "latin1") },
    { name: `base64url at ${offset}`, bytes: Buffer.from(toUrl(inside), "latin1") },
  ];
}

function toUrl(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

/** The bytes, and what comes out of them where they are packed. */
function layersOf(bytes: Buffer): readonly Buffer[] {
  const unpacked = [gunzipSync, inflateSync, inflateRawSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
  return [bytes, ...unpacked.filter(({ length }) => length > 0)];
}

/** Everything that this origin keeps in the browser of this page, value by value, with names and keys. */
export async function everythingStored(page: Page): Promise<readonly Place[]> {
  const kept = await page.evaluate(async () => {
    const found: { where: string; text: string | null; base64: string | null }[] = [];
    const seen = new WeakSet<object>();
    const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const bytesIn = (value: unknown) => {
      if (value instanceof ArrayBuffer) return new Uint8Array(value);
      return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;
    };
    function takeInside(where: string, value: object): void {
      if (seen.has(value)) return;
      seen.add(value);
      for (const [key, inner] of Object.entries(value)) {
        found.push({ where: `${where} (a key)`, text: key, base64: null });
        take(`${where}.${key}`, inner);
      }
    }
    function take(where: string, value: unknown): void {
      const bytes = bytesIn(value);
      if (bytes !== null) found.push({ where, text: null, base64: toBase64(bytes) });
      else if (typeof value === "object" && value !== null) takeInside(where, value);
      else found.push({ where, text: String(value), base64: null });
    }
    take("localStorage", { ...localStorage });
    take("sessionStorage", { ...sessionStorage });
    take("cookies", document.cookie);
    take("history", history.state);
    take("address", location.href);
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      take("names of databases", name);
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store);
        take(`${name}/${store}/keys`, await done(reading.getAllKeys()));
        take(`${name}/${store}`, await done(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      take("names of caches", name);
      for (const request of await (await caches.open(name)).keys()) take(`cache ${name}`, request.url);
    }
    return found;
  });
  return kept.map(({ where, text, base64 }) => ({
    where,
    bytes: text === null ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text, "utf8"),
  }));
}

/** Everything that a page shows or holds in its fields and attributes. */
export function placeOf(where: string, text: string): Place {
  return { where, bytes: Buffer.from(text, "utf8") };
}
