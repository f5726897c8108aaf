import { Button, ButtonLink, Sheet } from "@attune/ui";
import { Trans } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";

/** First, and alone on the screen, when someone may be in danger now. */
export function CrisisPage({ onGoOn }: { readonly onGoOn: () => void }) {
  const { words } = useOwn();
  const [, navigate] = useLocation();
  const { title, lines } = words.safety.crisis;
  return (
    <Frame nav={false} onPause={null} view="crisis">
      <Sheet narrow>
        <div className="stack-l crisis">
          <h1 tabIndex={-1}>{title}</h1>
          {lines.map((line) => (
            <p key={line} className="voice">
              {line}
            </p>
          ))}
          <ButtonLink kind="ink" href="/help" onNavigate={navigate}>
            <Trans>Numbers to call</Trans>
          </ButtonLink>
          <Button kind="text" onPress={onGoOn}>
            <Trans>I’m safe for now</Trans>
          </Button>
        </div>
      </Sheet>
    </Frame>
  );
}
