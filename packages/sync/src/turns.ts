/** Runs a task when every task given before it has ended, however that ended. */
export type InTurn = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** A queue of one. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task, task);
    last = turn;
    return turn;
  };
}
