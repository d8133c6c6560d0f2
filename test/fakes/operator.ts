import type { QuestionBox } from '../../src/engine/operator.ts';
import type { Menu, Tray, TrayListener } from '../../src/tray/ports.ts';
import type { Toast, ToastEnd, Toaster, ToastWatch } from '../../src/tray/toasts/toast.ts';

/** A toast that is or was on the operator's screen. */
export interface ShownToast extends Toast {
  /** Its end; null while it is shown. */
  readonly ended: ToastEnd | null;
  end(end: ToastEnd): void;
  /** The callbacks for what happens to it. */
  readonly watch: ToastWatch;
}

export interface FakeToaster {
  readonly toaster: Toaster;
  readonly shown: ShownToast[];
  /** How questions end at once, as with notifications off; null if they stay open. */
  questionsEnd: ToastEnd | null;
  /** Hears of each toast as it is shown. */
  heard: (toast: ShownToast) => void;
}

export function fakeToaster(): FakeToaster {
  const fake: FakeToaster = {
    shown: [],
    questionsEnd: null,
    heard() {},
    toaster: {
      show(toast, signal, watch = { unseen() {}, faded() {} }) {
        return new Promise((resolve) => {
          let ended: ToastEnd | null = null;
          const end = (how: ToastEnd) => {
            ended ??= how;
            resolve(how);
          };
          const shown: ShownToast = {
            ...toast,
            get ended() {
              return ended;
            },
            end,
            watch,
          };
          fake.shown.push(shown);
          fake.heard(shown);
          signal.addEventListener('abort', () => end('closed'), { once: true });
          if (toast.kind === 'question' && fake.questionsEnd !== null) end(fake.questionsEnd);
        });
      },
    },
  };
  return fake;
}

export interface ShownBox {
  readonly title: string;
  readonly text: string;
  readonly isOpen: boolean;
  click(answer: 'yes' | 'no'): void;
}

export interface FakeBox {
  readonly box: QuestionBox;
  readonly shown: ShownBox[];
}

export function fakeBox(): FakeBox {
  const shown: ShownBox[] = [];
  return {
    shown,
    box: {
      ask(title, text, signal) {
        return new Promise((resolve) => {
          let isOpen = true;
          const click = (answer: 'yes' | 'no') => {
            isOpen = false;
            resolve(answer);
          };
          shown.push({
            title,
            text,
            get isOpen() {
              return isOpen;
            },
            click,
          });
          signal.addEventListener('abort', () => click('no'), { once: true });
        });
      },
    },
  };
}

/** The menu as the operator sees it, by its texts. */
export interface FakeTray {
  open(first: Menu, listener: TrayListener): Tray;
  readonly menu: Menu;
  /** The visible texts, disabled ones in brackets, without the fixed rows at the end. */
  readonly texts: readonly string[];
  /** Clicks the row with this text. @throws if there is none or it is disabled, because no menu would allow that */
  click(text: string): void;
  /** A click on a row, whatever it shows by now. */
  clickRow(id: string): void;
  /** The row with this text. */
  rowOf(text: string): string;
  lose(): void;
  readonly isClosed: boolean;
  /** Hears of each menu as it is drawn. */
  drawn: (menu: Menu) => void;
}

export function fakeTray(): FakeTray {
  let menu: Menu = { rows: [], tooltip: '', icon: 'calm' };
  let listener: TrayListener = { clicked() {}, lost() {} };
  let isClosed = false;
  const visibleOf = (rows: Menu['rows']) => rows.flatMap((row) => ('line' in row || row.hidden ? [] : [row]));
  const visible = () => visibleOf(menu.rows);
  const find = (text: string) => {
    const row = visible().find((each) => each.text.startsWith(text));
    if (row === undefined) throw new Error(`no row "${text}" among ${JSON.stringify(tray.texts)}`);
    return row;
  };
  const tray: FakeTray = {
    open(first, heard) {
      menu = first;
      listener = heard;
      return {
        show(next) {
          menu = next;
          tray.drawn(next);
        },
        async close() {
          isClosed = true;
        },
      };
    },
    get menu() {
      return menu;
    },
    get texts() {
      const line = menu.rows.findIndex((row) => 'line' in row);
      return visibleOf(menu.rows.slice(0, line)).map(({ text, enabled }) => (enabled ? text : `[${text}]`));
    },
    click(text) {
      const row = find(text);
      if (!row.enabled) throw new Error(`"${row.text}" cannot be clicked`);
      listener.clicked(row.id);
    },
    clickRow: (id) => listener.clicked(id),
    rowOf: (text) => find(text).id,
    lose: () => listener.lost(),
    get isClosed() {
      return isClosed;
    },
    drawn() {},
  };
  return tray;
}
