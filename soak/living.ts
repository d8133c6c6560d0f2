import type { Figures } from './judge.ts';

/** The part of V8's heap snapshots that is read here. A node is as many numbers as it has fields. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What Node.js calls each listener of a signal. Any other one is a function like all. */
const LISTENER = 'Listener';
/** A signal is one, too. */
const TARGET = 'EventTarget';

/** Counts what lives, without V8's own, as compiled code. @param text a heap snapshot of V8 */
export function living(text: string): Figures {
  const { snapshot, nodes, strings }: Snapshot = JSON.parse(text);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name] = [fields.indexOf('type'), fields.indexOf('name')];
  const found = { objects: 0, functions: 0, signals: 0, 'their listeners': 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[0][nodes[node + type] ?? 0];
    if (kind === 'closure') found.functions += 1;
    if (kind !== 'object') continue;
    const called = strings[nodes[node + name] ?? 0];
    found.objects += 1;
    if (called === TARGET) found.signals += 1;
    if (called === LISTENER) found['their listeners'] += 1;
  }
  return found;
}
