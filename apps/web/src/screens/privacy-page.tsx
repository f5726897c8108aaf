import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";

/** What is true about privacy in this version, and what is not solved. */
export function PrivacyPage() {
  const { t } = useLingui();
  const { content } = useApp();
  const [, navigate] = useLocation();
  return (
    <Frame onPause={null}>
      <Sheet narrow>
        <PageHead title={t`Where your words are`} lead={t`Plainly, and with what is not solved.`} />
        <div className="stack-l">
          {content.privacy.map(({ title, text }) => (
            <section key={title}>
              <h2>{title}</h2>
              <p className="mute">{text}</p>
            </section>
          ))}
          <ButtonLink href="/" onNavigate={navigate}>
            <Trans>Back</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    </Frame>
  );
}
