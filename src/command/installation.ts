/** Where the parts of an installed Loadline lie. */
export interface Installation {
  /** The load generator's program. */
  readonly generatorUrl: URL;
  /** The folder with the demo's service. */
  readonly demoUrl: URL;
  /** The script that draws flame graphs in a browser; only the build makes one. */
  readonly flameGraphUrl: URL;
}
