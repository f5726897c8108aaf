import "../styles.css";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { ChoiceList, StepScale } from "./index.ts";

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

const options = [
  { value: "a", label: "Ant" },
  { value: "b", label: "Bee" },
] as const;

function List({ takes }: { readonly takes: "one" | "many" }) {
  const [value, setValue] = useState<readonly ("a" | "b")[] | null>(null);
  return (
    <>
      <ChoiceList
        label="Which?"
        takes={takes}
        options={options}
        noneLabel={takes === "many" ? "None" : undefined}
        value={value}
        onChange={setValue}
      />
      <output>{value === null ? "nothing" : value.join() || "none"}</output>
    </>
  );
}

function Steps() {
  const [value, setValue] = useState<number | null>(null);
  return (
    <>
      <StepScale
        label="So?"
        lowest={1}
        highest={5}
        lowLabel="no"
        highLabel="yes"
        value={value}
        onChange={setValue}
        clearLabel="Leave out"
      />
      <output>{value ?? "nothing"}</output>
    </>
  );
}

const said = () => document.querySelector("output")?.textContent;

async function press(label: string): Promise<void> {
  const target = [...document.querySelectorAll<HTMLElement>("label, button")].find(
    ({ textContent }) => textContent === label,
  );
  await act(async () => target?.click());
}

describe("a list of answers", () => {
  it("holds one of them, and the last that was chosen", async () => {
    act(() => root.render(<List takes="one" />));
    expect(said()).toBe("nothing");
    await press("Ant");
    await press("Bee");
    expect(said()).toBe("b");
  });

  it("holds several, lets go of them one by one, and can say none of these", async () => {
    act(() => root.render(<List takes="many" />));
    await press("Ant");
    await press("Bee");
    expect(said()).toBe("a,b");
    await press("Ant");
    expect(said()).toBe("b");
    await press("None");
    expect(said()).toBe("none");
  });
});

describe("steps between two words", () => {
  it("are chosen by key, and taken back", async () => {
    act(() => root.render(<Steps />));
    await act(async () => userEvent.keyboard("{Tab} {ArrowRight}"));
    expect(said()).toBe("2");
    await press("Leave out");
    expect(said()).toBe("nothing");
  });
});
