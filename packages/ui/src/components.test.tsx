import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import * as ui from "./index.ts";

const nothing = () => undefined;
const html = (element: ReactElement) => renderToStaticMarkup(element);

describe("the frame of a page", () => {
  const leave = {
    label: "Leave quickly",
    shortLabel: "Leave",
    description: "Leave quickly. Opens a plain page.",
    onLeave: nothing,
  };
  const nav = {
    label: "Main",
    items: [
      { href: "/", label: "Today", icon: "today", current: true },
      { href: "/room", label: "Room", icon: "room" },
    ],
  } as const;

  it("has a skip link, the pages, both ways out and the page itself", () => {
    const page = html(
      <ui.AppFrame
        appName="Attune"
        home={{ href: "/", label: "Attune, home" }}
        skipLabel="Skip"
        nav={nav}
        pause={{ label: "Pause", href: "/pause" }}
        leave={leave}
      >
        <p>words</p>
      </ui.AppFrame>,
    );
    expect(page).toContain('href="#main"');
    expect(page.match(/aria-current="page"/gu)).toHaveLength(2);
    expect(page).toContain('aria-label="Leave quickly. Opens a plain page."');
    expect(page).toContain('href="/pause"');
    expect(page).toContain('class="dock"');
  });

  it("can do without pages, dock and home, and pause by a press", () => {
    const page = html(
      <ui.AppFrame
        appName="Attune"
        skipLabel="Skip"
        nav={nav}
        dock={false}
        pause={{ label: "Pause", onPress: nothing }}
      >
        <p>words</p>
      </ui.AppFrame>,
    );
    expect(page).not.toContain('class="dock"');
    expect(page).toContain('class="undocked"');
    expect(page).toContain('<button type="button" class="act">');
    expect(
      html(
        <ui.AppFrame appName="A" skipLabel="S">
          <p />
        </ui.AppFrame>,
      ),
    ).not.toContain("<nav");
  });
});

describe("something a person can do", () => {
  it("is a button whose state a screen reader hears", () => {
    expect(
      html(
        <ui.Button kind="go" full icon="check">
          Give
        </ui.Button>,
      ),
    ).toContain('class="btn btn-go btn-full"');
    const idle = html(
      <ui.Button disabled pending submit label="Give these words" describedBy="why" expanded={false}>
        Give
      </ui.Button>,
    );
    expect(idle).toContain('aria-disabled="true"');
    expect(idle).toContain('aria-busy="true"');
    expect(idle).toContain('type="submit"');
    expect(idle).toContain('aria-expanded="false"');
    expect(
      html(
        <ui.ButtonLink href="/" kind="text" icon="back">
          Back
        </ui.ButtonLink>,
      ),
    ).toContain('href="/"');
  });

  it("may look quiet, as a link or as a button", () => {
    expect(html(<ui.LinkText href="/privacy">More</ui.LinkText>)).toContain('<a class="link"');
    expect(
      html(
        <ui.LinkText inline onPress={nothing} expanded>
          More
        </ui.LinkText>,
      ),
    ).toContain("inline link-button");
  });

  it("may be a large row, a chip, or a row of buttons", () => {
    expect(html(<ui.ChoiceRow icon="alone" title="On my own" description="Quiet." href="/x" />)).toContain("<a");
    expect(html(<ui.ChoiceRow icon="alone" title="On my own" onPress={nothing} />)).toContain("<button");
    expect(
      html(
        <ui.Chips label="Beginnings">
          <ui.Chip onPress={nothing} pressed>
            One
          </ui.Chip>
        </ui.Chips>,
      ),
    ).toContain('aria-pressed="true"');
    expect(
      html(
        <ui.Actions between push phone="row">
          <i />
        </ui.Actions>,
      ),
    ).toContain("acts acts-row between push");
    expect(
      html(
        <ui.Actions>
          <i />
        </ui.Actions>,
      ),
    ).toContain('class="acts"');
  });
});

describe("questions", () => {
  const options = [
    { value: "yes", label: "Yes", description: "I want to." },
    { value: "no", label: "Not now" },
  ] as const;

  it("with two answers are a named group of radios", () => {
    const asked = html(
      <ui.YesNo
        label="Do you want to talk now?"
        description="No wrong answer."
        options={options}
        value="no"
        onChange={nothing}
      />,
    );
    expect(asked).toContain("<legend");
    expect(asked.match(/type="radio"/gu)).toHaveLength(2);
    expect(asked.match(/checked=""/gu)).toHaveLength(1);
    expect(html(<ui.YesNo label="?" hideLabel options={options} value={null} onChange={nothing} />)).not.toContain(
      "checked",
    );
  });

  it("of settings and of mood are radios too", () => {
    const segments = [
      { value: "a", label: "A", icon: "sun" },
      { value: "b", label: "B" },
    ] as const;
    expect(html(<ui.SegmentedControl label="Theme" options={segments} value="a" onChange={nothing} />)).toContain(
      'class="segment"'.slice(0, 13),
    );
    expect(
      html(<ui.SegmentedControl label="Theme" hideLabel options={segments} value="b" onChange={nothing} />),
    ).toContain('class="vh"');
    const moods = [
      { mood: "steady", label: "Steady", note: "I can listen" },
      { mood: "far", label: "Far away" },
    ] as const;
    expect(html(<ui.MoodChoice label="How?" options={moods} value="steady" onChange={nothing} />)).toContain(
      "mood steady",
    );
    expect(
      html(<ui.MoodChoice label="How?" hideLabel options={moods} value={null} onChange={nothing} />),
    ).not.toContain("checked");
  });

  it("on a line say where it stands in words, and whether it was answered", () => {
    const line = (value: number | null, more = {}) =>
      html(
        <ui.ScaleSlider
          label="How stirred up?"
          lowLabel="Calm"
          highLabel="Flooded"
          value={value}
          onChange={nothing}
          valueText={(at) => (at === null ? "none" : `${at} of 10`)}
          {...more}
        />,
      );
    expect(line(null)).toContain("scale-open");
    expect(line(null)).toContain('aria-valuetext="none"');
    expect(line(4, { description: "Roughly.", showValue: true, disabled: true })).toContain("4 of 10");
    expect(line(4, { hideLabel: true })).toContain('class="vh"');
  });

  it("for words name their field and their trouble", () => {
    const field = html(
      <ui.TextField
        label="One of you"
        description="Any word"
        trouble="A name, please."
        value=""
        onChange={nothing}
        maxLength={40}
      />,
    );
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain("A name, please.");
    expect(html(<ui.TextField label="One" value="Mara" onChange={nothing} />)).not.toContain("aria-invalid");
  });
});

describe("a person's words", () => {
  const marks = [
    { start: 0, end: 3, kind: "held" },
    { start: 4, end: 9, kind: "reach" },
  ] as const;

  it("are only ever text, in the field and outside it", () => {
    const hostile = '<img src=x onerror="alert(1)"> <script>x</script>';
    for (const page of [
      html(
        <ui.WritingField
          label="Words"
          value={hostile}
          onChange={nothing}
          marks={[{ start: 0, end: 20, kind: "held" }]}
        />,
      ),
      html(<ui.ReadWords text={hostile} />),
      html(<ui.Slip owner="one">{hostile}</ui.Slip>),
    ]) {
      expect(page).not.toMatch(/<img|<script/u);
    }
  });

  it("carry marks that a screen reader skips, while the field itself is a textarea with a name", () => {
    const field = html(
      <ui.WritingField
        label="Words"
        hideLabel
        description="Take your time"
        value="You never even"
        onChange={nothing}
        marks={marks}
        room="page"
        on
        describedBy="why"
      />,
    );
    expect(field).toContain("<textarea");
    expect(field).toContain('aria-hidden="true"');
    expect(field).toContain('class="held"');
    expect(field).toContain('class="reach"');
    expect(
      html(<ui.WritingField label="W" value="" placeholder="Begin" disabled readOnly onChange={nothing} room="line" />),
    ).toContain("disabled");
    expect(html(<ui.ReadWords text="You never even" marks={marks} size="spoken" />)).toContain("voice-xl");
  });

  it("lie on slips of their owner, quoted or not", () => {
    expect(
      html(
        <ui.Slip owner="two" name="Jun" note="kept" size="spoken" quote>
          words
        </ui.Slip>,
      ),
    ).toContain("<blockquote");
    expect(
      html(
        <ui.Slip owner="own" name="ignored">
          words
        </ui.Slip>,
      ),
    ).not.toContain("ignored");
    expect(
      html(
        <ui.Thread
          label="So far"
          lines={[
            { id: "1", partner: "one", name: "Mara:", text: "x" },
            { id: "2", name: "Room:", text: "y" },
          ]}
        />,
      ),
    ).toContain('class="mute"');
  });

  it("are held beside one thing to do next", () => {
    const held = html(
      <ui.HoldPanel
        title="Held for a moment"
        explanation="It may land as blame."
        actions={<i />}
        foot={<i />}
        explanationId="why"
      >
        <p />
      </ui.HoldPanel>,
    );
    expect(held).toContain('role="status"');
    expect(html(<ui.HoldPanel title="Held" explanation="x" actions={<i />} />)).not.toContain("hold-foot");
    expect(html(<ui.MarkKey held="Held" reach="Reaches" note="Here only" />)).toContain("Here only");
    expect(html(<ui.MarkKey />)).toBe('<p class="key"></p>');
    expect(html(<ui.ReachedNote>Take your time.</ui.ReachedNote>)).toContain('role="status"');
  });
});

describe("what a page says", () => {
  it("begins with who can see it", () => {
    const head = html(
      <ui.PageHead
        who={{ icon: "lock", text: "Only you" }}
        title="Arriving"
        lead="No wrong answer."
        centred
        size="quiet"
      />,
    );
    expect(head.indexOf("Only you")).toBeLessThan(head.indexOf("<h1"));
    expect(html(<ui.PageHead title="Plain" />)).not.toContain('class="who"');
  });

  it("opens like a book", () => {
    expect(
      html(
        <ui.Spread fill className="x">
          <ui.Leaf side="left" label="Where we are">
            <i />
          </ui.Leaf>
          <ui.Leaf side="right" middle>
            <i />
          </ui.Leaf>
        </ui.Spread>,
      ),
    ).toContain("<section");
    expect(
      html(
        <ui.Sheet narrow>
          <i />
        </ui.Sheet>,
      ),
    ).toContain("sheet-narrow");
    expect(
      html(
        <ui.Sheet>
          <i />
        </ui.Sheet>,
      ),
    ).toContain('class="sheet"');
  });

  it("never says anything by colour alone", () => {
    for (const state of ["ring", "settling", "ready"] as const) {
      expect(
        html(
          <ui.Signal state={state} live>
            words for it
          </ui.Signal>,
        ),
      ).toContain("words for it");
    }
    expect(html(<ui.Signal state="ready">still</ui.Signal>)).not.toContain("role");
    expect(html(<ui.PartnerMark partner="two" name="Jun" note="is listening" />)).toContain("Jun");
    const steps = html(
      <ui.TurnSteps
        steps={["You speak", "Jun says it back", "You feel heard"]}
        current={1}
        partner="two"
        label="Turn"
        doneLabel="done"
      />,
    );
    expect(steps).toContain('aria-current="step"');
    expect(steps).toContain("(done)");
  });

  it("tells trouble and states in calm words", () => {
    expect(
      html(
        <ui.Notice kind="trouble" title="Not kept" action={<i />}>
          Try again.
        </ui.Notice>,
      ),
    ).toContain('role="alert"');
    expect(html(<ui.Notice>Kept.</ui.Notice>)).toContain('role="status"');
    expect(
      html(
        <ui.EmptyState icon="keep" title="Nothing yet" action={<i />}>
          It comes.
        </ui.EmptyState>,
      ),
    ).toContain("Nothing yet");
    expect(html(<ui.EmptyState title="Nothing yet" />)).not.toContain("acts");
    expect(html(<ui.LoadingState label="Opening" />)).toContain('role="status"');
    expect(html(<ui.LiveRegion message="x" urgent />)).toContain('role="alert"');
    expect(html(<ui.LiveRegion message="x" />)).toContain('role="status"');
    expect(html(<ui.VisuallyHidden>x</ui.VisuallyHidden>)).toContain("vh");
  });

  it("hands over, breathes and keeps time", () => {
    for (const partner of ["one", "two"] as const) {
      expect(
        html(
          <ui.HandOver
            partner={partner}
            name="Jun"
            title="Please hand over"
            confirmLabel="I have it"
            onConfirm={nothing}
            other={<i />}
          >
            Next.
          </ui.HandOver>,
        ),
      ).toContain("I have it");
    }
    expect(
      html(<ui.Breath label="Two circles" inLabel="In" outLabel="Out" note="4 and 6" stillLabel="Slowly" />),
    ).toContain("Slowly");
    expect(html(<ui.PauseClock label="Back at" time="20:40" dateTime="2026-01-05T20:40Z" words="soon" />)).toContain(
      "20:40",
    );
    expect(html(<ui.PauseClock label="Back at" time="20:40" />)).not.toContain("voice");
    expect(
      html(
        <ui.Dialog open={false} onClose={nothing} title="?" actions={<i />}>
          x
        </ui.Dialog>,
      ),
    ).toBe("");
  });

  it("draws the loop with a sentence, as ribbons or as thin lines, with or without stations", () => {
    expect(html(<ui.LoopFigure label="Your loop" />)).toContain('aria-label="Your loop"');
    expect(html(<ui.LoopFigure label="x" learning />)).toContain("loop-thin");
    expect(html(<ui.LoopFigure label="x" feed={{ one: 1, two: 0 }} stations />).match(/<text/gu)).toHaveLength(8);
    expect(html(<ui.LoopFigure label="x" lit={{ partner: "two", station: "feels" }} />)).toContain("loop-lit");
    expect(html(<ui.LogoMark />)).toContain('aria-hidden="true"');
  });
});
