import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as ui from "./index.ts";

const nothing = () => undefined;
const html = (element: ReactElement) => renderToStaticMarkup(element);
const span = { middle: 0.5, low: 0.3, high: 0.7 };

describe("a plane", () => {
  const axes = {
    label: "A plane",
    across: { less: "safe", more: "worried" },
    up: { less: "open", more: "closed" },
    calm: ["easy to reach,", "easy to comfort"],
  };

  it("names both ends of both sides, and the calm corner", () => {
    const drawn = html(<ui.PlaneFigure {...axes} places={[]} />);
    for (const words of ["safe", "worried", "open", "closed", "easy to comfort"]) expect(drawn).toContain(words);
    expect(drawn).toContain('role="img" aria-label="A plane"');
  });

  it("draws one round and the other squared, and an earlier time dotted and without a name", () => {
    const place = { across: span, up: span };
    const drawn = html(
      <ui.PlaneFigure
        {...axes}
        places={[
          { id: "0", ...place, name: "before", ink: "one", earlier: true },
          { id: "1", ...place, name: "Ana", ink: "one" },
          { id: "2", ...place, name: "Bo", ink: "two" },
        ]}
      />,
    );
    expect(drawn.match(/<ellipse/gu)).toHaveLength(2);
    expect(drawn.match(/plane-earlier/gu)).toHaveLength(1);
    expect(drawn).not.toContain("before");
    expect(drawn).toContain("Ana");
    expect(drawn).toContain("Bo");
  });
});

describe("a band on a line", () => {
  it("is a soft span between two words, with the one before dotted where there is one", () => {
    const line = { label: "Worry", less: "less", more: "more", span };
    expect(html(<ui.BandLine {...line} />)).not.toContain("band-earlier");
    expect(html(<ui.BandLine {...line} earlier={span} />)).toContain("band-earlier");
  });
});

describe("steps between two words", () => {
  const steps = { label: "So?", lowest: 1, highest: 7, lowLabel: "no", highLabel: "yes", clearLabel: "Leave out" };

  it("are radios in a named group, and can be taken back once one is chosen", () => {
    const open = html(<ui.StepScale {...steps} value={null} onChange={nothing} />);
    expect(open.match(/type="radio"/gu)).toHaveLength(7);
    expect(open).not.toContain("Leave out");
    expect(html(<ui.StepScale {...steps} value={3} onChange={nothing} />)).toContain("Leave out");
  });
});

describe("a list of answers", () => {
  const options = [
    { value: "a", label: "Ant" },
    { value: "b", label: "Bee" },
  ] as const;

  it("is of radios where one holds, of boxes where several may, with a way to say none of these", () => {
    const one = html(
      <ui.ChoiceList label="Which?" takes="one" options={options} value={["a"]} onChange={nothing} hideLabel />,
    );
    expect(one.match(/type="radio"/gu)).toHaveLength(2);
    expect(one.match(/checked/gu)).toHaveLength(1);
    const many = html(
      <ui.ChoiceList label="Which?" takes="many" options={options} noneLabel="None" value={[]} onChange={nothing} />,
    );
    expect(many.match(/type="checkbox"/gu)).toHaveLength(3);
    expect(many).toMatch(/checked=""\/><i class="answer-dot answer-box"><\/i><span>None/u);
  });
});

describe("the foot of a page", () => {
  it("holds the same links on every page", () => {
    const page = html(
      <ui.AppFrame appName="Attune" skipLabel="Skip" foot={[{ href: "/help", label: "People to call" }]}>
        <p>words</p>
      </ui.AppFrame>,
    );
    expect(page).toContain('<footer class="page-foot"><a href="/help">People to call</a></footer>');
  });
});
