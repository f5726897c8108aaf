/**
 * Runs steps, at most `atOnce` of them at the same time and in the order given, and tells how each one ended as soon
 * as it has. A step that throws has failed; the others still run, so that one look shows everything that is wrong.
 */
export async function runSteps(steps, { atOnce, onEnd, now = () => performance.now() }) {
  const waiting = [...steps];
  const ends = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const start = now();
      const { status, output } = await attempt(step);
      const end = { name: step.name, passed: status === 0, output, seconds: (now() - start) / 1000 };
      ends.push(end);
      onEnd(end);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ends;
}

async function attempt(step) {
  try {
    return await step.run();
  } catch (error) {
    return { status: 1, output: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}
