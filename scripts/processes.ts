import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const windows = process.platform === 'win32';

/**
 * The processes that a script started. Each leads its own process group, so that stopping one also stops what it started,
 * and so that Ctrl+C in the terminal reaches the script alone, which then stops them in order.
 */
export class Processes {
  readonly #running = new Set<ChildProcess>();
  readonly #before: (() => void)[] = [];
  #stopping = false;

  start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    if (this.#stopping) throw new Error(`${command} is not started: everything is being stopped`);
    const child = spawn(command, args, { ...options, detached: !windows });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    child.once('error', () => this.#running.delete(child));
    return child;
  }

  /** Adds something to end that is not a child, such as a window that an already running program opened. */
  beforeStop(end: () => void): void {
    this.#before.push(end);
  }

  /** Asks the child and all it started to end; after three seconds it is not asked any more. */
  async stop(child: ChildProcess): Promise<void> {
    if (child.pid === undefined) return;
    const pid = child.pid;
    if (child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'exit');
      signalGroup(pid, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 3000);
      await closed;
      clearTimeout(timer);
    }
    // Children that outlive their parent for a while, as an extension host does.
    signalGroup(pid, 'SIGKILL');
  }

  async stopAll(): Promise<void> {
    if (!this.#stopping) for (const end of this.#before) end();
    this.#stopping = true;
    await Promise.all([...this.#running].map((child) => this.stop(child)));
  }

  /** The last resort, for the moment in which nothing can be awaited any more. */
  killAll(): void {
    for (const { pid } of this.#running) if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  }
}

/**
 * Runs `stop` once when the script is told to end, in whatever way, and then ends it with the exit code of that way. The
 * function it returns does the same with an exit code of the caller's.
 */
export function onTermination(
  processes: Processes,
  stop: () => Promise<void> = async () => undefined,
): (exitCode: number) => Promise<void> {
  let ending = false;
  const end = async (exitCode: number) => {
    if (ending) return;
    ending = true;
    try {
      await stop();
    } finally {
      await processes.stopAll();
      process.exit(exitCode);
    }
  };
  process.on('SIGINT', () => void end(130));
  process.on('SIGTERM', () => void end(143));
  process.on('SIGHUP', () => void end(129));
  process.on('disconnect', () => void end(143));
  process.on('exit', () => processes.killAll());
  return end;
}

function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
