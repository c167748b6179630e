/** What random functions may be made of; on where nothing is said. */
export interface SourceOptions {
  /** Arrays of numbers. */
  readonly arrays?: boolean;
  readonly closures?: boolean;
  readonly objects?: boolean;
  /** `for`, `while`, `do`, `for of`, labels. */
  readonly loops?: boolean;
  readonly branches?: boolean;
  /** `throw`, `try`, `catch`, `finally`. */
  readonly exceptions?: boolean;
  /** What the library does with arrays, with callbacks and in place; maps. */
  readonly library?: boolean;
  /** Classes with inheritance, accessors and private names; generators. */
  readonly classes?: boolean;
}
