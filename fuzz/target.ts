/** What comes from outside, as issue and page name it. */
export type Kind =
  | 'structures'
  | 'commands'
  | 'wire'
  | 'windows'
  | 'tray'
  | 'settings'
  | 'policy'
  | 'history'
  | 'manifests';

/** One thing of Usher that reads what somebody else wrote. */
export interface Target {
  readonly name: string;
  readonly kind: Kind;
  /** The files of src whose reading it tries. */
  readonly reads: readonly string[];
  /** Valid inputs. Each is read, and everything else is made from them. */
  readonly corpus: readonly Buffer[];
  /** How inputs are changed: as bytes alone, or also as text and as JSON. */
  readonly form: 'bytes' | 'text';
  /** One input takes it a millisecond, not microseconds. So it gets a tenth of what others get. */
  readonly isSlow?: true;
  /**
   * Has the input read.
   * @returns true if something of it was believed
   * @throws whatever is a fault: nothing of Usher may throw here, but for what it promises to
   */
  run(input: Buffer): boolean | Promise<boolean>;
}

/** @throws Error with this fault, if it is one */
export function demand(isTrue: boolean, fault: string): void {
  if (!isTrue) throw new Error(fault);
}

/** Texts as inputs. */
export function texts(...all: readonly string[]): readonly Buffer[] {
  return all.map((each) => Buffer.from(each));
}
