import type { Face, OpenFaceWindow } from '../../src/tray/question/face.ts';
import type { Item } from './item.ts';
import type { Process } from './process.ts';
import type { Screens } from './screens.ts';

/** How long a window takes to come up, in ms. */
const COMES_UP = 200;

/** Each face that asks is an item of its own, for as long as it stands. */
export function faceWindow(screens: Screens, process: Process): OpenFaceWindow {
  return (listener) => {
    let last: { readonly number: number; readonly face: Face } | null = null;
    let isUp = false;
    let isSeen = true;
    let withdraw = () => {};
    let standing: Item | null = null;

    const seen = (is: boolean) => {
      isSeen = is;
      if (standing !== null) screens.witness.seen(standing, is);
      if (is) listener.shown();
      else listener.unseen();
    };
    const gone = () => {
      isUp = false;
      withdraw();
      listener.unseen();
      listener.gone();
    };
    const stand = (number: number, face: Face) => {
      withdraw();
      standing = null;
      if (!face.choices.some(({ id }) => id === 'yes')) return;
      const taken = new AbortController();
      withdraw = () => taken.abort();
      const shown = { title: face.title, text: face.text, buttons: face.choices };
      const { item, ended } = screens.stand(
        'window',
        process,
        process.sessionId,
        shown,
        taken.signal,
        'notShown',
      );
      standing = item;
      item.fade = () => seen(false);
      item.returns = () => seen(true);
      screens.witness.seen(item, isSeen);
      void ended.then((end) => {
        if (taken.signal.aborted) return;
        if (end === 'notShown') gone();
        else listener.chosen(number, end);
      });
    };

    const comes = screens.time.after(COMES_UP, process, () => {
      isUp = true;
      if (last !== null) stand(last.number, last.face);
      listener.shown();
    });
    return {
      show(number, face) {
        // A group's face has another title once somebody is not asked about any more.
        const isNew = last?.number !== number || last.face.title !== face.title;
        last = { number, face };
        if (isUp && isNew) stand(number, face);
      },
      // Here whatever starts a helper asks Windows itself.
      permission: () => Promise.resolve('failed'),
      close() {
        comes();
        withdraw();
      },
    };
  };
}
