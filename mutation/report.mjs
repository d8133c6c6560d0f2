/**
 * Reads Stryker's report: the score of each file, what survived, and which of that is equivalent.
 *
 * @typedef {{ line: number, column: number }} Place both from 1
 * @typedef {{ id: string, status: string, static?: boolean, replacement?: string, mutatorName: string,
 *   location: { start: Place, end: Place } }} Mutant
 * @typedef {{ files: Record<string, { source: string, mutants: Mutant[] }> }} Report
 * @typedef {{ file: string, line: string, mutant: string, reason: string }} Equivalent A mutant that no test can
 *   tell from the original. `line` is the whole source line where it begins, and `mutant` is as the report prints it.
 * @typedef {{ file: string, killed: number, timedOut: number, invalid: number, survived: string[],
 *   equivalent: number }} FileResult
 */

/** @param {string} text */
const onOneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** @param {string} source @param {Mutant} mutant @returns {string} `original → replacement`, cut to 100 characters each */
function changeOf(source, { location: { start, end }, replacement = '' }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  return [lines.join('\n'), replacement].map((text) => onOneLine(text).slice(0, 100)).join(' → ');
}

/**
 * @param {Report} report
 * @param {readonly Equivalent[]} equivalents of these files
 * @returns {{ files: FileResult[], stale: Equivalent[] }} `stale` name no survivor any more
 */
export function results({ files }, equivalents) {
  const met = new Set();
  const each = Object.entries(files).map(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    const result = {
      file,
      killed: 0,
      timedOut: 0,
      invalid: 0,
      survived: /** @type {string[]} */ ([]),
      equivalent: 0,
    };
    for (const mutant of mutants) {
      if (mutant.status === 'Killed') result.killed += 1;
      else if (mutant.status === 'Timeout') result.timedOut += 1;
      else if (mutant.status === 'Survived' || mutant.status === 'NoCoverage') {
        const { line, column } = mutant.location.start;
        const change = changeOf(source, mutant);
        const known = equivalents.find(
          (one) => one.file === file && one.mutant === change && one.line === lines[line - 1]?.trim(),
        );
        met.add(known);
        if (known) result.equivalent += 1;
        else
          result.survived.push(
            `${file}:${line}:${column} ${change}${mutant.status === 'Survived' ? '' : ' (not covered)'}`,
          );
      } else result.invalid += 1;
    }
    return result;
  });
  return { files: each, stale: equivalents.filter((one) => !met.has(one)) };
}

/** @param {readonly FileResult[]} files @returns {number} percent of those that are not equivalent, or 100 of none */
export function score(files) {
  const found = files.reduce((sum, { killed, timedOut }) => sum + killed + timedOut, 0);
  const survived = files.reduce((sum, each) => sum + each.survived.length, 0);
  return found + survived === 0 ? 100 : (100 * found) / (found + survived);
}

/** @param {readonly FileResult[]} files @returns {string} a table, then what survived */
export function told(files) {
  const sum = (/** @type {(file: FileResult) => number} */ count) =>
    files.reduce((total, file) => total + count(file), 0);
  const all = {
    file: 'all',
    killed: sum(({ killed }) => killed),
    timedOut: sum(({ timedOut }) => timedOut),
    invalid: sum(({ invalid }) => invalid),
    survived: files.flatMap(({ survived }) => survived),
    equivalent: sum(({ equivalent }) => equivalent),
  };
  const rows = [...files, all].map((each) =>
    [
      each.killed,
      each.timedOut,
      each.invalid,
      each.equivalent,
      each.survived.length,
      score([each]).toFixed(1),
    ]
      .map((cell) => String(cell).padStart(10))
      .join('')
      .concat(`  ${each.file}`),
  );
  const head = ['killed', 'timed out', 'invalid', 'equivalent', 'survived', 'score'];
  return [head.map((cell) => cell.padStart(11).slice(-10)).join(''), ...rows, '', ...all.survived].join('\n');
}
