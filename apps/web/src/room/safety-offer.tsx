import { offersHelp } from "@attune/domain/conversation";
import type { Reading } from "@attune/domain/cycle";
import { LinkText, Notice } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";

/** Asks the author alone, when their own words carry a sign about safety. Nothing is sent. */
export function SafetyOffer({ reading }: { readonly reading: Reading | null }) {
  const { t } = useLingui();
  const { content } = useApp();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const isOffered = reading !== null && offersHelp(reading);
  if (!isOffered && !open) return null;
  return (
    <Notice
      action={
        <LinkText expanded={open} onPress={() => setOpen(!open)}>
          {open ? t`Close this` : t`Ways to get help`}
        </LinkText>
      }
    >
      <p>{content.safetyOffer}</p>
      {open && content.notAllRight.map((line) => <p key={line}>{line}</p>)}
      {open && (
        <p>
          <LinkText inline href="/help" onNavigate={navigate}>
            {t`People to call`}
          </LinkText>
        </p>
      )}
    </Notice>
  );
}
