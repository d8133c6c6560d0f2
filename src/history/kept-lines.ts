import { renameSync } from 'node:fs';
import { z } from 'zod';
import { refuseLinks } from '../base/own-file.ts';
import { newQuestion } from '../base/question-id.ts';
import type { HistoryDamage } from './history-reader.ts';
import { appendLine, fileSize, linesOf } from './line-file.ts';
import { olderFile } from './old-name.ts';

/** What a line must have to be kept. */
export interface KeptLine {
  readonly id: string;
}

/** A line that says something about an earlier one. */
const mark = z.strictObject({ of: z.string(), mark: z.string() });

/** A line, with the marks that were put on it since, oldest first. */
export interface Kept<Line> {
  readonly line: Line;
  readonly marks: readonly string[];
}

export interface KeptRead<Line> {
  /** Oldest first, each once. */
  readonly kept: readonly Kept<Line>[];
  /** What could not be read, and was left out. */
  readonly damage: HistoryDamage;
}

/** From this size on the file is renamed to `….1.jsonl`, which replaces the one before. In bytes. */
const LARGEST = 256 * 1024;

/**
 * Lines that wait until their person has seen them, as JSON in a file of that person. Nothing is ever rewritten in
 * place, so a crash loses no line. Two processes of one person may use the same file.
 */
export class KeptLines<Line extends KeptLine> {
  readonly #file: string;
  readonly #schema: z.ZodType<Line>;
  readonly #most: number;

  /** @param most how many lines wait for their person; the oldest gives way */
  constructor(file: string, schema: z.ZodType<Line>, most: number) {
    this.#file = file;
    this.#schema = schema;
    this.#most = most;
  }

  /** @returns the line's id @throws what the file system throws, and Error for a link */
  add(line: Omit<Line, 'id'>): string {
    const id = newQuestion();
    this.#append({ id, ...line });
    return id;
  }

  /** @throws as `add` */
  mark(of: string, text: string): void {
    this.#append({ of, mark: text });
  }

  /** Never throws. */
  read(): KeptRead<Line> {
    const parts = [olderFile(this.#file), this.#file].map(linesOf);
    const found = new Map<string, Line>();
    const marks = new Map<string, string[]>();
    let lost = 0;
    for (const text of parts.flatMap(({ lines }) => lines)) {
      const read = this.#read(text);
      if (read === null) lost += 1;
      else if ('line' in read) found.set(read.line.id, found.get(read.line.id) ?? read.line);
      else marks.set(read.of, [...(marks.get(read.of) ?? []), read.mark]);
    }
    return {
      kept: [...found.values()].map((line) => ({ line, marks: marks.get(line.id) ?? [] })),
      damage: { lines: lost, files: parts.flatMap(({ failed }) => failed) },
    };
  }

  #read(text: string): { readonly line: Line } | z.infer<typeof mark> | null {
    try {
      const json: unknown = JSON.parse(text.trim());
      const line = this.#schema.safeParse(json);
      return line.success ? { line: line.data } : (mark.safeParse(json).data ?? null);
    } catch {
      return null;
    }
  }

  #append(line: object): void {
    refuseLinks(this.#file);
    if (fileSize(this.#file) >= LARGEST) this.#beginAnew();
    appendLine(this.#file, line);
  }

  /** Those that their person has not seen, oldest first. Never throws. */
  waiting(): KeptRead<Line> {
    const { kept, damage } = this.read();
    return { kept: kept.filter(({ marks }) => !marks.includes(SHOWN)).slice(-this.#most), damage };
  }

  /** Lines that wait go on in the new file. Until then they are read from the older one. */
  #beginAnew(): void {
    const waiting = this.waiting().kept;
    renameSync(this.#file, olderFile(this.#file));
    for (const { line, marks } of waiting) {
      appendLine(this.#file, line);
      for (const text of marks) appendLine(this.#file, { of: line.id, mark: text });
    }
  }
}

/** The mark of a line that its person has seen. */
export const SHOWN = 'shown';
