import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

const TICKS_PER_SECOND = 100;

/** Seconds on a processor that a process has had so far, with all its threads and in the kernel. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name may hold anything, so what is counted begins behind it; the 14th and 15th field are the times.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Does this, and tells which process of ours began meanwhile. */
export async function withPid<Made>(start: () => Made | Promise<Made>): Promise<{ made: Made; pid: number }> {
  const before = new Set(childPids());
  const made = await start();
  const [pid, ...others] = childPids().filter((each) => !before.has(each));
  if (pid === undefined || others.length > 0) throw new Error("one process begins at a time");
  return { made, pid };
}

function childPids(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid);
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    // It has ended.
    return 0;
  }
}
