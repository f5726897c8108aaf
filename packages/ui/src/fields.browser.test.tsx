import "../styles.css";
import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { AppFrame, Button, Dialog, ScaleSlider, WritingField, YesNo } from "./index.ts";

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

function Field({ words }: { readonly words: string }) {
  const [text, setText] = useState(words);
  return <WritingField label="Words" value={text} onChange={setText} marks={[{ start: 4, end: 30, kind: "held" }]} />;
}

describe("the writing field", () => {
  it.each([
    ["one line", "short"],
    ["wrapped lines", "a word and another ".repeat(30)],
    ["one endless word", "x".repeat(400)],
    ["right to left", "שלום לך מה שלומך היום ".repeat(10)],
    ["line breaks at the end", "one\n\ntwo\n"],
  ])("lays its marks exactly under the letters: %s", (_, words) => {
    place.style.width = "340px";
    act(() => root.render(<Field words={words} />));
    const layer = find<HTMLElement>(".writing-layer");
    const text = find<HTMLTextAreaElement>("textarea");
    expect(text.getBoundingClientRect().height).toBe(layer.getBoundingClientRect().height);
    expect(text.scrollHeight).toBeLessThanOrEqual(Math.ceil(text.getBoundingClientRect().height) + 1);
    for (const property of ["font", "letterSpacing", "lineHeight", "whiteSpace", "paddingLeft"] as const) {
      expect(getComputedStyle(text)[property], property).toBe(getComputedStyle(layer)[property]);
    }
  });

  it("takes what is typed, and shows markup as text", async () => {
    act(() => root.render(<Field words="" />));
    await act(async () => {
      await userEvent.type(find("textarea"), "<b>you</b>");
    });
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("<b>you</b>");
    expect(find(".writing-layer").textContent).toContain("<b>you</b>");
    expect(document.querySelector(".writing-layer b")).toBeNull();
  });
});

function Line() {
  const [value, setValue] = useState<number | null>(null);
  return (
    <ScaleSlider
      label="How stirred up?"
      lowLabel="Calm"
      highLabel="Flooded"
      value={value}
      onChange={setValue}
      valueText={(at) => (at === null ? "none" : `${at} of 10`)}
    />
  );
}

describe("the line from 0 to 10", () => {
  it("is answered by the arrow keys, and by confirming where it stands", async () => {
    act(() => root.render(<Line />));
    const line = find<HTMLInputElement>("input[type=range]");
    line.focus();
    expect(line.getAttribute("aria-valuetext")).toBe("none");
    await act(async () => {
      await userEvent.keyboard("{Enter}");
    });
    expect(line.getAttribute("aria-valuetext")).toBe("5 of 10");
    await act(async () => {
      await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    });
    expect(line.getAttribute("aria-valuetext")).toBe("3 of 10");
  });

  it("is answered by a press on it", async () => {
    act(() => root.render(<Line />));
    await act(async () => {
      await userEvent.click(find("input[type=range]"));
    });
    expect(find("input[type=range]").getAttribute("aria-valuetext")).toMatch(/of 10/u);
  });
});

function Question() {
  const [value, setValue] = useState<"yes" | "no" | null>(null);
  const options = [
    { value: "yes", label: "Yes" },
    { value: "no", label: "Not now" },
  ] as const;
  return <YesNo label="Now?" options={options} value={value} onChange={setValue} />;
}

describe("what can be pressed", () => {
  it("answers a question with the whole surface", async () => {
    act(() => root.render(<Question />));
    await act(async () => {
      await userEvent.click(find(".answer:last-child"));
    });
    expect(find<HTMLInputElement>(".answer:last-child input").checked).toBe(true);
  });

  it("does nothing while it is idle, and is reachable all the same", async () => {
    let presses = 0;
    const press = () => {
      presses += 1;
    };
    act(() =>
      root.render(
        <Button disabled onPress={press}>
          Give
        </Button>,
      ),
    );
    find<HTMLButtonElement>(".btn").focus();
    await act(async () => {
      await userEvent.keyboard("{Enter}");
    });
    expect(document.activeElement).toBe(find(".btn"));
    expect(presses).toBe(0);
    act(() => root.render(<Button onPress={press}>Give</Button>));
    await act(async () => {
      await userEvent.click(find(".btn"));
    });
    expect(presses).toBe(1);
  });

  it("follows a link inside the app on a plain click, and leaves other clicks to the browser", async () => {
    const visited: string[] = [];
    act(() =>
      root.render(
        <AppFrame
          appName="A"
          home={{ href: "/home", label: "Home" }}
          skipLabel="Skip"
          onNavigate={(href) => visited.push(href)}
        >
          <p />
        </AppFrame>,
      ),
    );
    const home = find<HTMLAnchorElement>(".home");
    home.addEventListener("click", (event) => event.ctrlKey && event.preventDefault(), { capture: true });
    await act(async () => {
      await userEvent.click(home);
    });
    home.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(visited).toEqual(["/home"]);
  });
});

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Delete</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Delete everything?" actions={<Button>Keep it</Button>}>
        For good.
      </Dialog>
    </>
  );
}

describe("a question that must be answered", () => {
  it("takes the focus, closes with Esc, and gives the focus back", async () => {
    act(() => root.render(<Asking />));
    await act(async () => {
      await userEvent.click(find(".btn"));
    });
    await expect.poll(() => document.querySelector("[role=alertdialog]")).not.toBeNull();
    expect(find("[role=alertdialog]").contains(document.activeElement)).toBe(true);
    await act(async () => {
      await userEvent.keyboard("{Escape}");
    });
    await expect.poll(() => document.querySelector("[role=alertdialog]")).toBeNull();
  });
});
