import type { PermissionAnswer, PermissionAsked } from '../../src/elevation/client/permission.ts';
import type { Face, FaceListener, OpenFaceWindow } from '../../src/tray/question/face.ts';

/** A window that is or was on the operator's screen. */
export interface ShownWindow {
  /** The faces that it got, the last one last; each with its number. */
  readonly faces: readonly { readonly number: number; readonly face: Face }[];
  readonly face: Face;
  readonly listener: FaceListener;
  readonly isOpen: boolean;
  /** Clicks the button with this label on the face that stands. @throws if there is none */
  click(label: string): void;
  /** The same on an earlier face, as a click that comes late. */
  clickLate(label: string): void;
  /** For whom it was to have Windows ask, and how Windows answers. */
  readonly permissions: { readonly about: PermissionAsked; answer(answer: PermissionAnswer): void }[];
  /** Its program ends. */
  end(): void;
}

export interface FakeWindows {
  readonly open: OpenFaceWindow;
  readonly shown: ShownWindow[];
}

/** @param isSeen whether a window is on the screen as soon as it has a face */
export function fakeWindows(isSeen = true): FakeWindows {
  const shown: ShownWindow[] = [];
  return {
    shown,
    open(listener) {
      const faces: { number: number; face: Face }[] = [];
      const permissions: ShownWindow['permissions'] = [];
      let isOpen = true;
      const click = (at: { number: number; face: Face } | undefined, label: string) => {
        const choice = at?.face.choices.find((each) => each.label === label);
        if (at === undefined || choice === undefined) throw new Error(`no button "${label}"`);
        listener.chosen(at.number, choice.id);
      };
      shown.push({
        faces,
        permissions,
        listener,
        get face() {
          const last = faces.at(-1);
          if (last === undefined) throw new Error('no face');
          return last.face;
        },
        get isOpen() {
          return isOpen;
        },
        click: (label) => click(faces.at(-1), label),
        clickLate: (label) =>
          click(
            faces.findLast(({ face }) => face.choices.some((each) => each.label === label)),
            label,
          ),
        end() {
          isOpen = false;
          listener.unseen();
          listener.gone();
        },
      });
      return {
        show(number, face) {
          if (faces.length === 0 && isSeen) setTimeout(() => isOpen && listener.shown(), 500);
          faces.push({ number, face });
        },
        permission: (about) =>
          new Promise((answer) => {
            permissions.push({ about, answer });
          }),
        close() {
          isOpen = false;
          for (const { answer } of permissions) answer('failed');
        },
      };
    },
  };
}
