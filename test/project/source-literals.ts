/** A string or a template in source text. */
export interface Literal {
  /** Counted from 1. */
  readonly line: number;
  /** Without quotation marks; a template with `…` for each value in it. */
  readonly text: string;
  /** The functions in whose calls it stands, the outermost first: `log`, `console.log`, `Error`. */
  readonly calls: readonly string[];
}

/**
 * The string and template literals of TypeScript source, in order. A template within a template's value comes first.
 * A `/` after a value divides; anywhere else it begins a regular expression.
 */
export function literalsIn(source: string): readonly Literal[] {
  const found: Literal[] = [];
  let code = '';
  const calls: string[] = [];
  let line = 1;
  let at = 0;

  const next = (): string => {
    const sign = source[at] ?? '';
    at += 1;
    if (sign === '\n') line += 1;
    return sign;
  };
  const skip = (end: string) => {
    const from = at;
    while (at < source.length && !source.startsWith(end, at)) next();
    for (const _ of end) next();
    return source.slice(from, at - end.length);
  };
  const regex = () => {
    for (let isClass = false, sign = next(); at < source.length && (sign !== '/' || isClass); sign = next()) {
      if (sign === '\\') next();
      else if (sign === '[') isClass = true;
      else if (sign === ']') isClass = false;
    }
  };
  const quoted = (mark: string): string => {
    let text = '';
    for (let sign = next(); sign !== mark && at <= source.length; sign = next()) {
      text += sign === '\\' ? sign + next() : sign;
    }
    return text;
  };
  const template = (): string => {
    let text = '';
    for (let sign = next(); sign !== '`' && at <= source.length; sign = next()) {
      if (sign === '\\') text += sign + next();
      else if (sign === '$' && source[at] === '{') {
        next();
        read('}');
        text += '…';
      } else text += sign;
    }
    return text;
  };
  const literal = (begin: () => string) => {
    const [started, within] = [line, [...calls]];
    const text = begin();
    found.push({ line: started, text, calls: within });
    code += '""';
  };
  /** Reads code until `end` closes what was opened before it. */
  function read(end: string | null): void {
    let depth = 0;
    while (at < source.length) {
      if (source.startsWith('//', at)) skip('\n');
      else if (source.startsWith('/*', at)) skip('*/');
      else {
        const sign = next();
        if (sign === end && depth === 0) return;
        if (sign === '{') depth += 1;
        if (sign === '}') depth -= 1;
        if (sign === '(') calls.push(/([\w.#]*)(?:<[^();={}]*>)?$/.exec(code)?.[1] ?? '');
        if (sign === ')') calls.pop();
        if (sign === "'" || sign === '"') literal(() => quoted(sign));
        else if (sign === '`') literal(template);
        else if (sign === '/' && (!/[\w)\]"]\s*$/.test(code) || /\breturn\s*$/.test(code))) {
          regex();
          code += '/./';
        } else code += /\s/.test(sign) ? ' ' : sign;
      }
    }
  }
  read(null);
  return found;
}
