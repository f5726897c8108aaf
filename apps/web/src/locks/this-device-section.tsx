import { Trans } from "@lingui/react/macro";
import { useVault } from "../vault-context.tsx";
import { RemovePerson } from "./remove-person.tsx";

/** Takes the one who is open off this device. */
export function ThisDeviceSection() {
  const { opened, lock } = useVault();
  if (opened === null) return null;
  return (
    <section className="part">
      <h2>
        <Trans>You on this device</Trans>
      </h2>
      <div className="stack">
        <p className="mute">
          <Trans>Your name, your lock and everything that only you can read can go from here.</Trans>
        </p>
        <RemovePerson person={opened.person} onRemoved={() => void lock()} />
      </div>
    </section>
  );
}
