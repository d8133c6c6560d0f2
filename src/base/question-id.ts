import { randomBytes } from 'node:crypto';

/** A question's id: 128 random bits in hexadecimal. Only somebody who was shown the question can answer it. */
export function newQuestion(): string {
  return randomBytes(16).toString('hex');
}
