import { oneLine } from '../../base/text/plain-text.ts';
import { isSignOutId } from '../../sessions/session.ts';

/*
 * What the words of a command line mean; null for words without a meaning. A half-understood number must not decide
 * who is signed out, or how soon.
 */

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, min: 60_000 };

/** `90m`, `2h`, `1d`, `1h30m` in ms. */
export function durationOf(text: string): number | null {
  const parts = [...text.toLowerCase().matchAll(/(\d{1,6})(d|h|min|m)(?=\d|$)/g)];
  const isWhole = parts.map(([part]) => part).join('') === text.toLowerCase();
  if (parts.length === 0 || !isWhole) return null;
  const units = parts.map(([, , unit = '']) => unit);
  if (new Set(units).size < units.length) return null;
  return parts.reduce((sum, [, count = '', unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}

/** The id of a session that a person can have. */
export function sessionIdOf(text: string): number | null {
  const id = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
  return id !== null && isSignOutId(id) ? id : null;
}

/** Seconds from 0 to 3600. */
export function countdownOf(text: string): number | null {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : null;
  return seconds !== null && seconds <= 3600 ? seconds : null;
}

/** A whole number from 1 to 10,000. */
export function countOf(text: string): number | null {
  const count = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
  return count !== null && count <= 10_000 ? count : null;
}

/**
 * The name of a PC as Windows and DNS allow it, or an address. A command line can never read it as a switch or a
 * path.
 */
export function pcNameOf(text: string): string | null {
  const isName = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,253}[\p{L}\p{N}_])?$/u.test(text);
  const isAddress = /^[\da-f:]{2,39}(?:%\d{1,5})?$/i.test(text) && text.includes(':');
  return isName || isAddress ? text : null;
}

/** One line to show to a person; null if it is empty or too long. */
export function sentenceOf(text: string, longest: number): string | null {
  const plain = oneLine(text);
  return plain === '' || plain.length > longest ? null : plain;
}
