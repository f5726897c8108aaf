import { renamePartner, swapHues } from "@attune/application";
import type { Side } from "@attune/domain/cycle";
import {
  Actions,
  Button,
  Dialog,
  Leaf,
  LinkText,
  Notice,
  PageHead,
  PartnerMark,
  SegmentedControl,
  Spread,
  TextField,
} from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { BackupSection } from "../account/backup-section.tsx";
import { DeepCleanSection } from "../account/deep-clean-section.tsx";
import { DevicesSection } from "../account/devices-section.tsx";
import { TakeAwaySection } from "../account/take-away-section.tsx";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { PartnerSection } from "../joining/partner-section.tsx";
import { LockSection } from "../locks/lock-section.tsx";
import { ThisDeviceSection } from "../locks/this-device-section.tsx";
import { peopleOf } from "../people.ts";
import { SafeSection } from "../safety/safe-section.tsx";
import { useVault } from "../vault-context.tsx";
import { type Erased, eraseThisDevice } from "../wiring/erase-this-device.ts";
import { OwnReadingSection } from "./own-reading-section.tsx";

/** How this device shows the app, what the two are called, and a way to delete everything. */
export function SettingsPage() {
  const { t } = useLingui();
  const { state, settings, settingsKept, changeSettings } = useApp();
  const { opened } = useVault();
  const [, navigate] = useLocation();
  return (
    <Frame>
      <Spread className="settings">
        <Leaf side="left">
          <PageHead
            who={
              opened === null
                ? { icon: "eye", text: t`Whoever uses this browser on this device` }
                : { icon: "lock", text: t`Only you` }
            }
            title={t`Settings`}
          />
          <div className="stack-l">
            {!settingsKept && (
              <Notice kind="trouble" title={t`This device did not keep that`}>
                <Trans>It holds as long as this page is open.</Trans>
              </Notice>
            )}
            <SegmentedControl
              label={t`Light or dark`}
              value={settings.theme}
              options={[
                { value: "system", label: t`Like the device`, icon: "device" },
                { value: "light", label: t`Light`, icon: "sun" },
                { value: "dark", label: t`Dark`, icon: "moon" },
              ]}
              onChange={(theme) => changeSettings({ theme })}
            />
            <SegmentedControl
              label={t`Text size`}
              value={settings.textSize}
              options={[
                { value: "normal", label: t`Normal` },
                { value: "large", label: t`Large` },
                { value: "largest", label: t`Largest` },
              ]}
              onChange={(textSize) => changeSettings({ textSize })}
            />
            <SegmentedControl
              label={t`Movement`}
              value={settings.motion}
              options={[
                { value: "system", label: t`Like the device` },
                { value: "still", label: t`Keep everything still` },
              ]}
              onChange={(motion) => changeSettings({ motion })}
            />
          </div>
        </Leaf>
        <Leaf side="right">
          <LockSection value={settings.lockAfter} onChange={(lockAfter) => changeSettings({ lockAfter })} />
          {state.couple.names !== null && <Names />}
          <SafeSection />
          <OwnReadingSection />
          <PartnerSection />
          <BackupSection />
          <DevicesSection />
          <DeepCleanSection />
          <TakeAwaySection />
          <ThisDeviceSection />
          <section className="part push">
            <h2>
              <Trans>What is kept on this device</Trans>
            </h2>
            <p className="mute">
              <Trans>Everything lies in this browser, closed behind your locks.</Trans>{" "}
              <LinkText inline href="/privacy" onNavigate={navigate}>
                {t`What that means`}
              </LinkText>
            </p>
            <DeleteEverything />
          </section>
        </Leaf>
      </Spread>
    </Frame>
  );
}

function Names() {
  const { t } = useLingui();
  const { session, state } = useApp();
  const people = peopleOf(state.couple);
  return (
    <section className="part">
      <h2>
        <Trans>The two of you</Trans>
      </h2>
      <div className="stack">
        <NameField key={`A ${people.A.name}`} side="A" />
        <NameField key={`B ${people.B.name}`} side="B" />
        <p className="row">
          <PartnerMark partner={people.A.ink} name={people.A.name} />
          <PartnerMark partner={people.B.ink} name={people.B.name} />
        </p>
        <Button onPress={() => void swapHues(session)}>{t`Swap the two colours`}</Button>
      </div>
    </section>
  );
}

function NameField({ side }: { readonly side: Side }) {
  const { t } = useLingui();
  const { session, state } = useApp();
  const kept = peopleOf(state.couple)[side].name;
  const [name, setName] = useState(kept);
  const [trouble, setTrouble] = useState<string>();

  async function keep() {
    const renamed = await renamePartner(session, side, name);
    if (renamed.ok) setTrouble(undefined);
    else if (renamed.error.type === "not-recorded") setTrouble(t`This device did not keep it. Please try again.`);
    else
      setTrouble(
        renamed.error.reason === "same"
          ? t`Two different names, so that the Room can tell you apart.`
          : t`A name, or any word you like.`,
      );
  }

  return (
    <form
      className="name-field"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField
        label={side === "A" ? t`One of you` : t`The other`}
        value={name}
        trouble={trouble}
        maxLength={40}
        onChange={setName}
      />
      <Button submit disabled={name.trim() === kept}>
        <Trans>Keep</Trans>
      </Button>
    </form>
  );
}

function DeleteEverything() {
  const { t } = useLingui();
  const { eraseEverything } = useApp();
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);

  async function erase() {
    setAsking(false);
    const outcome = await eraseThisDevice(eraseEverything);
    setErased(outcome);
    if (outcome === "erased") location.replace("/");
  }

  return (
    <div className="stack">
      {erased === "failed" && (
        <Notice kind="trouble" title={t`Nothing was deleted`}>
          <Trans>The browser did not let go of it. Close other tabs with Attune and try once more.</Trans>
        </Notice>
      )}
      <Button icon="trash" onPress={() => setAsking(true)}>
        <Trans>Delete everything</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Delete everything on this device?`}
        actions={
          <Actions>
            <Button onPress={() => setAsking(false)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button kind="ink" onPress={() => void erase()}>
              <Trans>Delete it for good</Trans>
            </Button>
          </Actions>
        }
      >
        <Trans>Names, conversations, kept lines and drafts go, for both of you. They cannot be brought back.</Trans>
      </Dialog>
    </div>
  );
}
