/** Does something later. */
export interface Timers {
  /** Runs the task after this many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, task: () => void): () => void;
}
