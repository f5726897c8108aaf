import ts from "typescript";
import { describe, expect, it } from "vitest";
import { inWorkspace } from "../toolchain/workspace.mjs";
import { droppedResults } from "./dropped-results.mjs";

const SAMPLE = inWorkspace("scripts", "check", "sample.ts");
const HEAD = `
import { ok, err, type Result } from "../../packages/kernel/src/result.ts";
declare function save(): Result<number, string>;
declare function send(): Promise<Result<number, string>>;
declare function maybe(): Result<number, string> | undefined;
declare function log(): void;
declare function later(run: () => void | Promise<void>): void;
declare function ask<T>(run: () => T): T;
declare const ready: boolean;
`;

const libraries = new Map();

/** What is dropped in a sample, as the names of the calls. */
function droppedIn(code) {
  const options = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext, strict: true, noEmit: true };
  const settings = { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true };
  const host = ts.createCompilerHost({ ...settings, types: [] });
  const readFile = host.getSourceFile;
  host.getSourceFile = (path, target) =>
    path === SAMPLE
      ? ts.createSourceFile(path, `${HEAD}${code}`, target, true)
      : readOnce(path, () => readFile(path, target));
  const exists = host.fileExists;
  host.fileExists = (path) => path === SAMPLE || exists(path);
  const program = ts.createProgram([SAMPLE], { ...settings, types: [] }, host);
  return droppedResults(program, (path) => path === SAMPLE).map(({ call }) => call);
}

function readOnce(path, read) {
  if (!libraries.has(path)) libraries.set(path, read());
  return libraries.get(path);
}

describe("the check for dropped Results", () => {
  it.each([
    ["a bare call", "save();", ["save"]],
    ["an awaited call", "async function f() { await send(); }", ["send"]],
    ["a call that nobody awaits", "send();", ["send"]],
    ["a call behind void", "void send(); void save();", ["send", "save"]],
    ["a Result made on the spot", "ok(1); err('x');", ["ok", "err"]],
    ["a call that may give a Result", "maybe();", ["maybe"]],
    ["a call behind a condition", "ready && save(); ready ? save() : log();", ["save", "save"]],
    ["a function for a caller who wants nothing", "later(() => save()); later(() => send());", ["save", "send"]],
    ["a call whose end is awaited, but not its outcome", "void send().finally(log);", ["send().finally"]],
    ["a handler that is asked for nothing", "const onPress: () => void = () => save();", ["save"]],
  ])("finds %s", (_name, code, dropped) => {
    expect(droppedIn(code)).toEqual(dropped);
  });

  it.each([
    ["a Result that is kept", "const saved = save(); if (!saved.ok) log();"],
    [
      "a Result that is returned",
      "function f() { return save(); } const g = () => save(); const asked = ask(() => save());",
    ],
    ["a call that gives none", "log(); later(() => log());"],
    ["clearing up after a promise that is kept", "const sent = send(); void sent.finally(log);"],
    ["an assignment", "let saved; saved = save(); if (saved.ok) log();"],
  ])("leaves %s alone", (_name, code) => {
    expect(droppedIn(code)).toEqual([]);
  });
});
