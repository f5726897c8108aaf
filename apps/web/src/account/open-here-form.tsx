import { LinkText } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { ComponentProps, ReactNode } from "react";
import { useLocation } from "wouter";
import { SetLockForm } from "../locks/set-lock-form.tsx";

interface OpenHereFormProps extends Required<Pick<ComponentProps<typeof SetLockForm>, "check" | "onSet">> {
  readonly children: ReactNode;
}

/** The form that opens an account of one's own on this device, and sets its code here. */
export function OpenHereForm({ check, onSet, children }: OpenHereFormProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <SetLockForm
      name=""
      codeLabel={t`A new code for this device`}
      troubleTitle={t`It did not open yet`}
      submitLabel={t`Open it here`}
      pendingLabel={t`Opening. This takes a few seconds …`}
      check={check}
      onSet={onSet}
      other={
        <LinkText href="/" onNavigate={navigate}>
          {t`Back`}
        </LinkText>
      }
    >
      {children}
    </SetLockForm>
  );
}
