import {
  type OpenedPerson,
  openSession,
  type PersonHere,
  type PersonTag,
  type Session,
  type VaultNews,
} from "@attune/application";
import { assert } from "@attune/kernel";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { VaultContext } from "./vault-context.tsx";
import type { OpenedApp } from "./wiring/open-app.ts";
import { createRemoteLog, PAGE_SOURCES, type RemoteLog } from "./wiring/remote-log.ts";
import { createRemoteDrafts, createRemoteValues } from "./wiring/remote-values.ts";

interface Inside {
  readonly opened: OpenedPerson;
  readonly session: Session;
}

interface VaultProviderProps {
  readonly app: OpenedApp;
  /** Draws the app on the session of whoever is open, or on the session of nobody. */
  readonly children: (session: Session) => ReactNode;
}

/** After these a connection may be gone without a word, or be possible again. */
const NETWORK_CHANGES = ["online", "offline"] as const;

/** Follows the locks: who is inside, and what changes for them. */
export function VaultProvider({ app, children }: VaultProviderProps) {
  const { vault, listening, nobody } = app;
  const [people, setPeople] = useState<readonly PersonHere[]>(app.people);
  const [inside, setInside] = useState<Inside | null>(null);
  const [handingTo, setHandingTo] = useState<PersonTag | null>(null);
  const log = useRef<RemoteLog | null>(null);
  const clockOffset = useRef(0);
  const early = useRef<VaultNews[]>([]);

  const refreshPeople = useCallback(async () => {
    const found = await vault.people();
    if (found.ok) setPeople(found.value);
  }, [vault]);

  const leave = useCallback(() => {
    log.current?.close();
    log.current = null;
    early.current = [];
    setInside(null);
  }, []);

  const hear = useCallback(
    (news: VaultNews) => {
      if (news.type === "connection") clockOffset.current = news.connection.clockOffset;
      if (news.type === "locked") leave();
      else if (news.type === "log") log.current?.hear(news);
      else setInside((before) => before && { ...before, opened: withNews(before.opened, news) });
    },
    [leave],
  );

  useEffect(() => {
    void vault.listen((news) => {
      if (log.current === null && news.type !== "locked") early.current.push(news);
      else hear(news);
    });
  }, [vault, hear]);

  useEffect(() => {
    const look = () => void vault.reconnect();
    const seen = () => document.visibilityState === "visible" && look();
    document.addEventListener("visibilitychange", seen);
    for (const change of NETWORK_CHANGES) window.addEventListener(change, look);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      for (const change of NETWORK_CHANGES) window.removeEventListener(change, look);
    };
  }, [vault]);

  const enter = useCallback(
    async (opened: OpenedPerson) => {
      log.current?.close();
      const followed = createRemoteLog(vault, opened);
      clockOffset.current = opened.connection.clockOffset;
      const session = await openSession({
        ...PAGE_SOURCES,
        clock: { now: () => Date.now() + clockOffset.current },
        log: followed,
        drafts: createRemoteDrafts(vault),
        device: createRemoteValues(vault),
        listening,
      });
      assert(session.ok, "what was read while the lock opened is there");
      log.current = followed;
      setInside({ opened, session: session.value });
      setHandingTo(null);
      for (const news of early.current.splice(0)) hear(news);
      await refreshPeople();
    },
    [vault, listening, hear, refreshPeople],
  );

  const handOver = useCallback(
    async (to: PersonTag | null) => {
      setHandingTo(to);
      leave();
      await vault.lock();
    },
    [vault, leave],
  );
  const lock = useCallback(() => handOver(null), [handOver]);

  const access = useMemo(
    () => ({ vault, people, opened: inside?.opened ?? null, enter, lock, handingTo, handOver, refreshPeople }),
    [vault, people, inside, enter, lock, handingTo, handOver, refreshPeople],
  );
  return <VaultContext value={access}>{children(inside?.session ?? nobody)}</VaultContext>;
}

type Told = Exclude<VaultNews, { readonly type: "locked" | "log" }>;

function withNews(opened: OpenedPerson, news: Told): OpenedPerson {
  switch (news.type) {
    case "person":
      return { ...opened, person: news.person };
    case "connection":
      return { ...opened, connection: news.connection };
    case "bond":
      return { ...opened, bond: news.bond };
    case "pairing":
      return { ...opened, pairing: news.pairing };
    case "cleaning":
      return { ...opened, cleaning: news.cleaning };
  }
}
