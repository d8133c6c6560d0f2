import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits, which nobody can guess. */
export function secret(): string {
  return randomBytes(16).toString('hex');
}

/** Compares in constant time, wherever they differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
