import type { OwnDevice, RecoverySheet } from "@attune/application";
import { Button, ButtonLink, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { CodeGate } from "../locks/code-gate.tsx";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";
import { DeviceRow } from "./device-row.tsx";
import { NewSheet } from "./new-sheet.tsx";
import { ShutOut } from "./shut-out.tsx";
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
              <DeviceRow key={device.id} device={device} onNamed={read} onShutOut={() => setAsking(device)} />
            ))}
          </ul>
        )}
        <ButtonLink icon="device" href="/another-device" onNavigate={navigate}>
          <Trans>Another device</Trans>
        </ButtonLink>
        {sheet !== null && <NewSheet sheet={sheet} onDone={() => setSheet(null)} />}
      </div>
      {asking !== null && (
        <CodeGate onCancel={() => setAsking(null)}>
          <ShutOut
            device={asking}
            onClose={() => setAsking(null)}
            onDone={(replacement) => {
              setAsking(null);
              setSheet(replacement);
              read();
            }}
          />
        </CodeGate>
      )}
    </section>
  );
}
