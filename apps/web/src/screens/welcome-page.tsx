import { ChoiceRow, Icon, Leaf, LinkText, LoopFigure, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { Frame } from "../frame.tsx";

/** The first page: what this is, and three ways in. */
export function WelcomePage() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <Frame nav={false} onPause={null}>
      <Spread fill className="welcome">
        <Leaf side="left">
          <figure className="hero">
            <LoopFigure label={t`Two ribbons, one round and one squared, crossing in a single loop`} />
          </figure>
          <h1 tabIndex={-1}>
            <span>
              <Trans>It isn’t you.</Trans>
            </span>{" "}
            <span>
              <Trans>It isn’t them.</Trans>
            </span>{" "}
            <span>
              <Trans>It’s the loop between you.</Trans>
            </span>
          </h1>
          <p className="lead">
            <Trans>See the loop you get caught in. Slow it down. Find each other again.</Trans>
          </p>
        </Leaf>
        <Leaf side="right" middle label={t`Ways to begin`}>
          <h2 className="only-wide">
            <Trans>Where would you like to begin?</Trans>
          </h2>
          <ChoiceRow
            icon="alone"
            title={t`On my own`}
            description={t`Quiet, private, at your pace.`}
            href="/alone"
            onNavigate={navigate}
          />
          <ChoiceRow
            icon="together"
            title={t`Together, on one device`}
            description={t`Side by side, taking turns.`}
            href="/together"
            onNavigate={navigate}
          />
          <ChoiceRow
            icon="invitation"
            title={t`I have an invitation`}
            description={t`From a partner or a therapist.`}
            href="/invitation"
            onNavigate={navigate}
          />
          <div className="foot xs mute">
            <p className="foot-line">
              <LinkText href="/sign-in" onNavigate={navigate}>
                {t`I use Attune on another device`}
              </LinkText>
            </p>
            <p className="foot-line">
              <LinkText href="/example" onNavigate={navigate}>
                {t`Look at an example conversation first`}
              </LinkText>
            </p>
            <p className="foot-line">
              <Icon name="lock" size="small" />
              <span>
                <Trans>What you write for yourself stays yours, behind a lock of your own.</Trans>{" "}
                <LinkText inline href="/privacy" onNavigate={navigate}>
                  {t`What that means`}
                </LinkText>
              </span>
            </p>
            <p className="only-wide foot-more">
              <Trans>“Leave quickly” closes this page at once. So does pressing Esc twice.</Trans>
            </p>
          </div>
        </Leaf>
      </Spread>
    </Frame>
  );
}
