/** Something that only the person at the keyboard can put right; its message says what and how. */
export class SetupFailure extends Error {}

/** Runs a script's main function; a set-up failure is told in words, without a stack. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
