import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as ui from "./index.ts";

const nothing = () => undefined;
const html = (element: ReactElement) => renderToStaticMarkup(element);

describe("the field for a code", () => {
  const show = { show: "Show", hide: "Hide" };

  it("hides what is typed, and is left alone by the browser and by programs that keep passwords", () => {
    const field = html(<ui.CodeField label="Your code" value="1234" onChange={nothing} show={show} />);
    expect(field).toContain('type="password"');
    expect(field).toContain('autoComplete="off"');
    expect(field).toContain("data-1p-ignore");
    expect(field).toContain('inputMode="text"');
    expect(field).not.toContain("aria-invalid");
  });

  it("begins with digits where letters are on offer", () => {
    const keys = { letters: "Use letters", digits: "Use digits" };
    const field = html(<ui.CodeField label="Your code" value="" onChange={nothing} show={show} keys={keys} />);
    expect(field).toContain('inputMode="numeric"');
    expect(field).toContain("Use letters");
  });

  it("ties the description and what is in the way to the field", () => {
    const field = html(
      <ui.CodeField
        label="Your code"
        description="Six digits"
        trouble="That is not the code."
        value="1"
        maxLength={200}
        autoComplete="one-time-code"
        onChange={nothing}
        show={show}
      />,
    );
    const [, described] = field.match(/aria-describedby="([^"]*)"/u) ?? [];
    const ids = described?.split(" ") ?? [];
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(field).toContain(`id="${id}"`);
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('autoComplete="one-time-code"');
  });
});

describe("a picture to scan", () => {
  it("is one image with a name, and draws each run of dark squares once", () => {
    const squares = [
      [true, true, false],
      [false, true, true],
      [false, false, false],
    ];
    const figure = html(<ui.QrFigure squares={squares} label="Scan this" />);
    expect(figure).toContain('role="img" aria-label="Scan this"');
    expect(figure).toContain('viewBox="0 0 3 3"');
    expect(figure).toContain('d="M0 0h2v1h-2zM1 1h2v1h-2z"');
  });
});

describe("words that go together", () => {
  it("have a number each, and keep their order even when one comes twice", () => {
    const list = html(<ui.WordList label="Six words" words={["river", "lantern", "river"]} size="large" />);
    expect(list).toContain('aria-label="Six words"');
    expect(
      list
        .replace(/<[^>]*>/gu, " ")
        .replace(/\s+/gu, " ")
        .trim(),
    ).toBe("1 river 2 lantern 3 river");
    expect(html(<ui.WordList label="Words" words={["river"]} />)).not.toContain("word-list-large");
  });

  it.each([
    ["river lantern copper", ["river", "lantern", "copper"]],
    ["1. River\n2. Lantern\n", ["river", "lantern"]],
    ["  river,lantern;  COPPER ", ["river", "lantern", "copper"]],
    ["", []],
    ["1 2 3", []],
  ])("are read from what was typed or pasted: %j", (text, words) => {
    expect(ui.textToWords(text)).toEqual(words);
  });

  it("are shown again while they are typed, and one that cannot be right is marked for eye and ear", () => {
    const field = html(
      <ui.WordsField
        label="The words"
        description="In their order"
        trouble="Please look at word 2 again."
        value="river lantrn"
        onChange={nothing}
        progress="2 of 6 words"
        doubtful={[1]}
        doubtfulLabel="please look again"
      />,
    );
    expect(field).toContain("2 of 6 words");
    expect(field.match(/please look again/gu)).toHaveLength(1);
    expect(field).toContain('class="doubtful"');
    expect(field).toContain('aria-invalid="true"');
  });

  it("stay silent twice over as long as all is well", () => {
    const field = html(
      <ui.WordsField
        label="The words"
        value="river"
        onChange={nothing}
        progress="1 of 6 words"
        doubtfulLabel="please look again"
      />,
    );
    expect(field).toContain('class="words-read" aria-hidden="true"');
    const empty = html(
      <ui.WordsField label="The words" value="" onChange={nothing} progress="0 of 6 words" doubtfulLabel="again" />,
    );
    expect(empty).not.toContain("words-read");
  });
});

describe("people and how things stand", () => {
  it("shows everyone by name, hue and shape, and says who was chosen", () => {
    const choice = html(
      <ui.PersonChoice
        label="Who has a lock here"
        icon="lock"
        people={[
          { id: "a", name: "Robin", partner: "one" },
          { id: "b", name: "Sam", partner: "two" },
        ]}
        value="b"
        onChoose={nothing}
      />,
    );
    expect(choice).toContain("mark-one");
    expect(choice).toContain("mark-two");
    expect(choice.match(/aria-pressed="true"/gu)).toHaveLength(1);
  });

  it("says how things stand in a line that is read out, calm or held", () => {
    const calm = html(<ui.StatusLine icon="device">Not connected.</ui.StatusLine>);
    expect(calm).toContain('role="status"');
    expect(calm).not.toContain("status-line-held");
    expect(
      html(
        <ui.StatusLine icon="device" held>
          Something is in the way.
        </ui.StatusLine>,
      ),
    ).toContain("status-line-held");
  });

  it("hands the device over with a lock in place of a button", () => {
    const page = html(
      <ui.HandOver partner="two" name="Sam" title="Please hand this to Sam" confirm={<p>the lock</p>}>
        What comes next is for Sam.
      </ui.HandOver>,
    );
    expect(page).toContain("the lock");
    expect(page).not.toContain("<button");
  });

  it("shows what the camera sees under a name, and asks for a file with a label of its own", () => {
    expect(html(<ui.CameraView label="Hold the picture into the frame" ref={null} />)).toContain("playsInline");
    const button = html(
      <ui.FileButton accept=".json" onChoose={nothing}>
        Bring a file back
      </ui.FileButton>,
    );
    const [, id] = button.match(/for="([^"]*)"/u) ?? [];
    expect(button).toContain(`id="${id}"`);
  });
});
