import type { OwnDevice } from "@attune/application";
import { Button, LinkText, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { momentOf } from "../locks/day-of.ts";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";
import { useDeviceName } from "./use-device-name.ts";

interface DeviceRowProps {
  readonly device: OwnDevice;
  /** A name was given or taken away. */
  readonly onNamed: () => void;
  readonly onShutOut: () => void;
}

/** One device: what it is called, since when it is there, whether it is this one, and what can be done with it. */
export function DeviceRow({ device, onNamed, onShutOut }: DeviceRowProps) {
  const { t } = useLingui();
  const [naming, setNaming] = useState(false);
  const name = useDeviceName()(device);
  const since = momentOf(device.enrolledAt);
  return (
    <li>
      <div className="device-row">
        <span>
          <b className="device-name">{name}</b>
          <span className="sm mute">{device.thisOne ? t`This device, since ${since}` : t`since ${since}`}</span>
        </span>
        {!device.thisOne && (
          <Button label={t`Shut out ${name}, since ${since}`} onPress={onShutOut}>
            <Trans>Shut out</Trans>
          </Button>
        )}
      </div>
      <LinkText expanded={naming} onPress={() => setNaming(!naming)}>
        {t`Name ${name}`}
      </LinkText>
      {naming && (
        <NameForm
          device={device}
          onNamed={() => {
            setNaming(false);
            onNamed();
          }}
        />
      )}
    </li>
  );
}

function NameForm({ device, onNamed }: Pick<DeviceRowProps, "device" | "onNamed">) {
  const { t } = useLingui();
  const { vault } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [typed, setTyped] = useState(device.name ?? "");

  async function keep() {
    const named = await attempt.run(() => vault.nameDevice(device.id, typed));
    if (named?.ok === true) onNamed();
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
        label={t`A name that only you see`}
        value={typed}
        maxLength={40}
        trouble={attempt.refused === null ? undefined : words(attempt.refused)}
        onChange={setTyped}
      />
      <Button submit pending={attempt.pending}>
        <Trans>Keep the name</Trans>
      </Button>
    </form>
  );
}
