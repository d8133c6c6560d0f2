/*
 * Rows whose number runs down: it is another one each second.
 */

const LEFT = String.raw`\d+ (?:s|min)`;

/** The row of somebody who is signed out in a while. */
export function signingOutRow(name: string): RegExp {
  return new RegExp(`^Signing out ${name} (?:in ${LEFT}|now)\\. Click to cancel$`, 'u');
}

/** The row of somebody who is asked on their screen. */
export function askingRow(name: string): RegExp {
  return new RegExp(`^Asking ${name}(?:, ${LEFT} left)?\\. Click to cancel$`, 'u');
}

/** The row of somebody who asked for 10 more minutes. */
export function moreTimeRow(name: string): RegExp {
  return new RegExp(`^${name} has more time(?:, ${LEFT} left)?\\. Click to cancel$`, 'u');
}
