import { LONGEST_SECRET, type OwnDevice, type RecoverySheet } from "@attune/application";
import { Actions, Button, ButtonLink, CodeField, Dialog, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useCodeLabels } from "../locks/use-code-labels.ts";
import { useVault } from "../vault-context.tsx";
import { NewSheet } from "./new-sheet.tsx";
import { useSignedUp } from "./use-signed-up.ts";

/** The devices of the one who is open, and a way to shut one out. */
export function DevicesSection() {
  const signedUp = useSignedUp();
  return signedUp ? <Devices /> : null;
}

function Devices() {
  const { t } = useLingui();
  const { vault } = useVault();
  const words = useRefusalWords();
  const [, navigate] = useLocation();
  const [devices, setDevices] = useState<readonly OwnDevice[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [asking, setAsking] = useState<OwnDevice | null>(null);
  const [sheet, setSheet] = useState<RecoverySheet | null>(null);

  const read = useCallback(() => {
    setRefused(null);
    void vault.devices().then((answer) => {
      if (answer.ok) setDevices(answer.value);
      else setRefused(answer.error);
    });
  }, [vault]);
  useEffect(read, [read]);

  return (
    <section className="part">
      <h2>
        <Trans>Your devices</Trans>
      </h2>
      <div className="stack">
        <p className="mute">
          <Trans>Only yours show here, and only you see them.</Trans>
        </p>
        {refused !== null && (
          <Notice
            kind="trouble"
            title={t`Your devices cannot be listed now`}
            action={
              <Button onPress={read}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            {words(refused)}
          </Notice>
        )}
        {devices === null && refused === null && (
          <p className="sm mute" role="status">
            {t`Asking for your devices …`}
          </p>
        )}
        {devices !== null && (
          <ul className="part-list">
            {devices.map((device) => (
              <DeviceRow key={device.id} device={device} onShutOut={() => setAsking(device)} />
            ))}
          </ul>
        )}
        <ButtonLink icon="device" href="/another-device" onNavigate={navigate}>
          <Trans>Another device</Trans>
        </ButtonLink>
        {sheet !== null && <NewSheet sheet={sheet} onDone={() => setSheet(null)} />}
      </div>
      {asking !== null && (
        <ShutOut
          device={asking}
          onClose={() => setAsking(null)}
          onDone={(replacement) => {
            setAsking(null);
            setSheet(replacement);
            read();
          }}
        />
      )}
    </section>
  );
}

function DeviceRow({ device, onShutOut }: { readonly device: OwnDevice; readonly onShutOut: () => void }) {
  const { t } = useLingui();
  const since = dayOf(device);
  return (
    <li className="device-row">
      <span>
        <b className="device-name">{device.thisOne ? t`This device` : t`Another device`}</b>
        <span className="sm mute">{t`since ${since}`}</span>
      </span>
      {!device.thisOne && (
        <Button label={t`Shut out the device since ${since}`} onPress={onShutOut}>
          <Trans>Shut out</Trans>
        </Button>
      )}
    </li>
  );
}

interface ShutOutProps {
  readonly device: OwnDevice;
  readonly onClose: () => void;
  readonly onDone: (sheet: RecoverySheet) => void;
}

function ShutOut({ device, onClose, onDone }: ShutOutProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const { show } = useCodeLabels();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [passphrase, setPassphrase] = useState("");

  async function shutOut() {
    const done = await attempt.run(() => vault.revokeDevice(device.id, passphrase));
    if (done?.ok === true) onDone(done.value);
  }

  const since = dayOf(device);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Shut out the device since ${since}?`}
      actions={
        <Actions>
          <Button onPress={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button kind="ink" pending={attempt.pending} onPress={() => void shutOut()}>
            {attempt.pending ? t`One moment …` : <Trans>Shut it out</Trans>}
          </Button>
        </Actions>
      }
    >
      <div className="stack">
        <p>
          <Trans>
            It gets nothing new from now on. What it has already read stays on it. Your other devices ask for the
            passphrase once more, and you get a new sheet.
          </Trans>
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void shutOut();
          }}
        >
          <CodeField
            label={t`Your passphrase`}
            value={passphrase}
            maxLength={LONGEST_SECRET}
            show={show}
            trouble={attempt.refused === null ? undefined : words(attempt.refused)}
            onChange={(typed) => {
              attempt.forget();
              setPassphrase(typed);
            }}
          />
        </form>
      </div>
    </Dialog>
  );
}

function dayOf({ enrolledAt }: OwnDevice): string {
  return new Date(enrolledAt).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
}
