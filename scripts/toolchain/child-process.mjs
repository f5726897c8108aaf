import { spawn } from "node:child_process";
import { ROOT } from "./workspace.mjs";

const FORWARDED_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a program on the same terminal and gives its exit status. Signals reach the program, which decides when to end. */
export function runInForeground(command, args, { env = process.env } = {}) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: "inherit" });
  const forward = (signal) => signal === "SIGINT" || child.kill(signal);
  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of FORWARDED_SIGNALS) process.off(name, forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** Runs a program without a terminal and gives its exit status and everything it printed. */
export function runQuietly(command, args, { env = process.env, cwd = ROOT, timeoutMs = 0, shell = false } = {}) {
  const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
  let output = "";
  const collect = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.once("close", (code) => resolve({ status: code ?? 1, output }));
  });
}
