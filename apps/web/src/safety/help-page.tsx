import {
  SIGNPOST_COUNTRIES,
  SIGNPOSTS_CHECKED,
  type Signpost,
  type SignpostTopic,
  wordsAlone,
} from "@attune/content/alone";
import { Chip, Chips, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Frame } from "../frame.tsx";

/** The order in which everyone finds the lines, whatever brought them here. */
const ORDER: readonly SignpostTopic[] = ["emergency", "violence", "suicide", "own-force", "child", "substance"];

/** People to call, by country. Opens for anyone, and says the same to everyone. */
export function HelpPage() {
  const { t, i18n } = useLingui();
  const [code, setCode] = useState<string | null>(null);
  const country = SIGNPOST_COUNTRIES.find((one) => one.code === code);
  const checked = i18n.date(new Date(SIGNPOSTS_CHECKED), { dateStyle: "long" });
  return (
    <Frame onPause={null}>
      <Spread className="help">
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`Anyone can open this page. Nothing is sent from it` }}
            title={t`People to call.`}
            lead={t`Where are you? It is not kept, and nobody is told.`}
          />
          <Chips label={t`A country`}>
            {SIGNPOST_COUNTRIES.map((one) => (
              <Chip key={one.code} pressed={one.code === code} onPress={() => setCode(one.code)}>
                {one.name}
              </Chip>
            ))}
          </Chips>
          <p className="sm mute help-elsewhere">
            <Trans>
              Somewhere else? Your local emergency number helps everywhere, and a doctor, a hospital or the police can
              tell you whom to call. In the European Union it is 112.
            </Trans>
          </p>
          <section className="part push only-wide">
            <LeavingQuickly />
          </section>
        </Leaf>
        <Leaf side="right">
          {country === undefined ? (
            <p className="voice">
              <Trans>You are not the only one awake with this. Choose a country, and the numbers stand here.</Trans>
            </p>
          ) : (
            <div className="stack-l">
              {ORDER.map((topic) => (
                <Group key={topic} topic={topic} lines={country.signposts.filter((line) => line.topic === topic)} />
              ))}
              <p className="xs mute">
                <Trans>
                  Each number was found in two public sources on {checked}. Numbers change: if one does not answer, use
                  the emergency number.
                </Trans>
              </p>
            </div>
          )}
          <section className="part push only-phone">
            <LeavingQuickly />
          </section>
        </Leaf>
      </Spread>
    </Frame>
  );
}

function LeavingQuickly() {
  const { safety } = wordsAlone("en");
  return (
    <div className="stack">
      {safety.leavingQuickly.map(({ id, title, text }) => (
        <div key={id}>
          <h2 className="quiet-head">{title}</h2>
          <p className="sm mute">{text}</p>
        </div>
      ))}
    </div>
  );
}

function Group({ topic, lines }: { readonly topic: SignpostTopic; readonly lines: readonly Signpost[] }) {
  const title = useTopicWords()[topic];
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 className="signpost-topic">{title}</h2>
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </section>
  );
}

function Line({ name, number, call, text, forWhom, hours }: Signpost) {
  const { t } = useLingui();
  const message = text?.word ?? "";
  return (
    <div className="signpost">
      <p>
        <b>{name}</b>
        <span className="d">
          {hours === "always" ? t`Day and night` : t`At certain hours`}
          {forWhom === "women" && <> · {t`for women`}</>}
          {forWhom === "men" && <> · {t`for men`}</>}
        </span>
      </p>
      <p className="signpost-ways">
        <a className="signpost-number" href={`tel:${call}`}>
          {number}
        </a>
        {text !== undefined && (
          <a className="inline sm" href={`sms:${text.to}${message === "" ? "" : `?body=${message}`}`}>
            {message === "" ? t`or a text to ${text.to}` : t`or text ${message} to ${text.to}`}
          </a>
        )}
      </p>
    </div>
  );
}

function useTopicWords(): Readonly<Record<SignpostTopic, string>> {
  const { t } = useLingui();
  return {
    emergency: t`In danger now`,
    violence: t`Hurt, afraid or controlled at home`,
    suicide: t`When living is too much`,
    "own-force": t`Afraid of what you might do`,
    child: t`Worried about a child`,
    substance: t`Alcohol and drugs`,
  };
}
