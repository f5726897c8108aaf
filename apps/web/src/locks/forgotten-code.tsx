import type { PersonHere } from "@attune/application";
import { Button, ChoiceRow, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";
import { OpenWithDevice } from "./open-with-device.tsx";
import { isOfPasskey, type Refused, useRefusalWords } from "./refusal-words.ts";
import { RemovePerson } from "./remove-person.tsx";
import { useAttempt } from "./use-attempt.ts";

interface ForgottenCodeProps {
  readonly person: PersonHere;
  readonly onBack: () => void;
}

/** A code that is gone from someone's memory: what still opens, or honestly that nothing does. */
export function ForgottenCode({ person, onBack }: ForgottenCodeProps) {
  const { t } = useLingui();
  const { name, signedUp, passkey } = person;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          title={t`The code is gone. That happens.`}
          lead={
            signedUp
              ? name === ""
                ? t`There are two other ways in. Both end with a new code.`
                : t`There are two other ways in, ${name}. Both end with a new code.`
              : t`It may come back to you, ${name}. A rest often helps more than another try.`
          }
        />
        <div className="acts">
          <Button onPress={onBack}>{signedUp ? t`Back` : t`Try again`}</Button>
        </div>
      </Leaf>
      <Leaf side="right" middle label={t`Other ways in`}>
        {passkey !== null && <ByPasskey person={person} />}
        {signedUp ? <OtherWays /> : passkey === null && <NoOtherWay person={person} />}
      </Leaf>
    </Spread>
  );
}

/** Inside, a passphrase can be set, which leads to a new code. */
function ByPasskey({ person }: { readonly person: PersonHere }) {
  const { t } = useLingui();
  const { enter } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const { refused } = attempt;
  const trouble =
    refused !== null && (isOfPasskey(refused) ? t`The device did not open it. Another try may help.` : words(refused));
  return (
    <div className="stack">
      <p>
        {person.signedUp ? (
          <Trans>The passkey of this device still opens it, without the code.</Trans>
        ) : (
          <Trans>
            The passkey of this device still opens it, without the code. Once inside, set a passphrase: with it you get
            a new code.
          </Trans>
        )}
      </p>
      <div className="acts">
        <OpenWithDevice person={person} attempt={attempt} onOpened={enter} />
      </div>
      <p className="sm" role="status">
        {trouble}
      </p>
    </div>
  );
}

function OtherWays() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <>
      <ChoiceRow
        icon="keep"
        title={t`With the printed sheet`}
        description={t`The page with the words that you put away.`}
        href="/recover"
        onNavigate={navigate}
      />
      <ChoiceRow
        icon="pen"
        title={t`With the passphrase`}
        description={t`The long one, and your account words.`}
        href="/sign-in"
        onNavigate={navigate}
      />
      <p className="sm mute part">
        <Trans>Both need a connection. Without any of the three, nobody can open it, and neither can we.</Trans>
      </p>
    </>
  );
}

function NoOtherWay({ person }: { readonly person: PersonHere }) {
  const { t } = useLingui();
  const { name } = person;
  return (
    <div className="stack">
      <h2>
        <Trans>Without the code it stays closed.</Trans>
      </h2>
      <p>
        {t`What ${name} wrote is only on this device, and only this code opens it. There is no other copy and no second way in: not for us, and not for anyone who asks.`}
      </p>
      <p className="mute">
        {t`It can stay here, closed, in case the code comes back. Or it can be removed, so that ${name} can begin anew.`}
      </p>
      <RemovePerson person={person} />
    </div>
  );
}
