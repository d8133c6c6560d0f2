import type { Complaint } from '../words.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { safeJson } from './safe-json.ts';

/** Why a command ends without doing what it was asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  readonly complaint: Complaint;

  constructor(exitCode: ExitCode, complaint: Complaint) {
    super(complaint.sentence);
    this.exitCode = exitCode;
    this.complaint = complaint;
  }
}

/** Names of the exit codes, for programs that read errors. */
const CODES: ReadonlyMap<ExitCode, string> = new Map(
  Object.entries(EXIT).map(([name, code]) => [code, name] as const),
);

/** The error as one line of JSON. */
export function errorJson({ exitCode, complaint: { sentence, hint } }: CommandError): string {
  return safeJson({ error: { code: CODES.get(exitCode), exitCode, message: sentence, hint } }, 0);
}
