import { parentPort, workerData } from "node:worker_threads";
import { openStore } from "../sqlite/open-store.ts";
import { answerStoreCalls } from "./store-call.ts";

/** The thread that a relay's SQLite database lives on, so that waiting for the disk holds up no socket. */
const opened = openStore(workerData.folder, workerData.quota);
parentPort?.postMessage(opened.ok ? { ok: true, value: null } : opened);
if (opened.ok && parentPort !== null) answerStoreCalls(opened.value, parentPort);
