import { Trans } from "@lingui/react/macro";

/** What a code keeps safe, and what it cannot. */
export function CodeHelp() {
  return (
    <details className="ladder code-help">
      <summary>
        <Trans>What a code keeps safe, and what not</Trans>
      </summary>
      <ul className="sm mute">
        <li>
          <Trans>It keeps what is yours closed to everyone else who picks up this device, your partner included.</Trans>
        </li>
        <li>
          <Trans>It does not help while someone watches you type, or watches the device itself.</Trans>
        </li>
        <li>
          <Trans>
            Someone with a copy of the device’s storage can try short codes one after the other. A few words hold far
            longer.
          </Trans>
        </li>
        <li>
          <Trans>
            If someone makes you open it, they see what you see. Nothing in here is hidden behind a second code.
          </Trans>
        </li>
        <li>
          <Trans>
            We do not have it. If it is forgotten, only a passphrase or a printed sheet opens what is yours.
          </Trans>
        </li>
      </ul>
    </details>
  );
}
