import "../styles.css";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { CodeField, FileButton, PersonChoice, WordsField } from "./index.ts";

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

function find<Found extends Element>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
}

function Code() {
  const [code, setCode] = useState("");
  return (
    <CodeField
      label="Your code"
      value={code}
      onChange={setCode}
      show={{ show: "Show", hide: "Hide" }}
      keys={{ letters: "Use letters", digits: "Use digits" }}
    />
  );
}

describe("the field for a code", () => {
  it("shows and hides what was typed without losing it", async () => {
    act(() => root.render(<Code />));
    const input = find<HTMLInputElement>("input");
    await act(() => userEvent.type(input, "two words"));
    expect(input.type).toBe("password");
    await act(() => userEvent.click(find(".code-show")));
    expect(input.type).toBe("text");
    expect(input.value).toBe("two words");
    await act(() => userEvent.click(find(".code-show")));
    expect(input.type).toBe("password");
  });

  it("changes the keys of a phone, and keeps what was typed", async () => {
    act(() => root.render(<Code />));
    const input = find<HTMLInputElement>("input");
    await act(() => userEvent.type(input, "12"));
    act(() => find<HTMLButtonElement>(".code-keys").click());
    expect(input.inputMode).toBe("text");
    expect(input.value).toBe("12");
  });
});

function Words() {
  const [words, setWords] = useState("");
  return <WordsField label="Words" value={words} onChange={setWords} progress="" doubtfulLabel="again" />;
}

describe("words, people and files", () => {
  it("shows typed words with their numbers", async () => {
    act(() => root.render(<Words />));
    await act(() => userEvent.type(find("textarea"), "river, lantern"));
    expect([...document.querySelectorAll(".words-read-word")].map((word) => word.textContent)).toEqual([
      "river",
      "lantern",
    ]);
  });

  it("says who was chosen by the keyboard", async () => {
    const chosen: string[] = [];
    act(() =>
      root.render(
        <PersonChoice
          label="Who"
          icon="lock"
          people={[{ id: "a", name: "Robin", partner: "one" }]}
          value={null}
          onChoose={(id) => chosen.push(id)}
        />,
      ),
    );
    await userEvent.tab();
    await act(() => userEvent.keyboard("{Enter}"));
    expect(chosen).toEqual(["a"]);
  });

  it("hands on a file, and takes the same one again", async () => {
    const names: string[] = [];
    act(() =>
      root.render(
        <FileButton accept=".json" onChoose={(file) => names.push(file.name)}>
          Bring back
        </FileButton>,
      ),
    );
    const file = new File(["{}"], "notes.json", { type: "application/json" });
    await act(() => userEvent.upload(find("input"), file));
    await act(() => userEvent.upload(find("input"), file));
    expect(names).toEqual(["notes.json", "notes.json"]);
  });
});
