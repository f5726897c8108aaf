import { Button, ChoiceRow, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useVault } from "../vault-context.tsx";

/** Someone who has no lock on this device yet: the ways in. */
export function SomeoneElse({ onBack }: { readonly onBack: () => void }) {
  const { t } = useLingui();
  const { people } = useVault();
  const [, navigate] = useLocation();
  const alone = people.length === 1 ? people[0] : undefined;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          title={t`Someone else`}
          lead={t`You get a lock of your own. Nobody else here can open what is yours, and you cannot open theirs.`}
        />
        <div className="acts">
          <Button onPress={onBack}>
            <Trans>Back</Trans>
          </Button>
        </div>
      </Leaf>
      <Leaf side="right" middle label={t`Ways to begin`}>
        {alone?.side === null && (
          <ChoiceRow
            icon="together"
            title={t`Together with ${alone.name}`}
            description={t`On this device, taking turns. ${alone.name} opens first.`}
            href="/together"
            onNavigate={navigate}
          />
        )}
        <ChoiceRow
          icon="alone"
          title={t`On my own`}
          description={t`Quiet, private, at your pace.`}
          href="/alone"
          onNavigate={navigate}
        />
        <ChoiceRow
          icon="invitation"
          title={t`I have an invitation`}
          description={t`Six words, or a picture to scan.`}
          href="/invitation"
          onNavigate={navigate}
        />
        <ChoiceRow
          icon="device"
          title={t`I use Attune on another device`}
          description={t`Bring it here, too.`}
          href="/sign-in"
          onNavigate={navigate}
        />
      </Leaf>
    </Spread>
  );
}
