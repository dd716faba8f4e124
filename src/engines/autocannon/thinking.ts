import type { GatedUser } from "./gatekeeper.ts";

/**
 * Users that think between two requests, on a clock that stands still while the gate is closed: on the wall's clock all
 * of them would be ready at the opening, and send at once.
 */
export class Thinking {
  private readonly left = new Map<GatedUser, { ms: number; since: number; timer: NodeJS.Timeout | undefined }>();

  add(user: GatedUser, ms: number, open: boolean): void {
    const thought = { ms, since: 0, timer: undefined };
    this.left.set(user, thought);
    if (open) this.start(user);
  }

  /** The gate opens. */
  goOn(): void {
    for (const user of this.left.keys()) this.start(user);
  }

  /** The gate closes. */
  pause(): void {
    const now = performance.now();
    for (const thought of this.left.values()) {
      if (thought.timer === undefined) continue;
      clearTimeout(thought.timer);
      thought.timer = undefined;
      thought.ms = Math.max(0, thought.ms - (now - thought.since));
    }
  }

  private start(user: GatedUser): void {
    const thought = this.left.get(user);
    if (thought === undefined || thought.timer !== undefined) return;
    thought.since = performance.now();
    thought.timer = setTimeout(() => {
      this.left.delete(user);
      user.next();
    }, thought.ms);
  }
}

/** Told of a round in which it happened. */
export function lackNote(request: string, name: string): string {
  return `a response of ${request} had no value for {{${name}}}, so it counts as failed and its user began anew`;
}
