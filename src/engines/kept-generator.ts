import { type GeneratorOptions, GeneratorProcess } from "./child.ts";

/** A generator's process that is kept for all sessions, so that it stays warm; one that has died is replaced. */
export class KeptGenerator implements AsyncDisposable {
  private readonly options: GeneratorOptions;
  private kept: GeneratorProcess | undefined;

  constructor(options: GeneratorOptions) {
    this.options = options;
  }

  /** Undefined before the first session and after it died. */
  get pid(): number | undefined {
    return this.kept?.pid;
  }

  async running(): Promise<GeneratorProcess> {
    if (this.kept?.failure !== undefined) await this.kept[Symbol.asyncDispose]();
    if (this.kept === undefined || this.kept.failure !== undefined) this.kept = new GeneratorProcess(this.options);
    return this.kept;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kept?.[Symbol.asyncDispose]();
    this.kept = undefined;
  }
}
