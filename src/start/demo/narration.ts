import { basename } from 'node:path';
import { run } from '../../base/run.ts';
import type { StoryWords } from '../../languages/demo-words.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { Toaster } from '../../tray/toasts/toast.ts';

/** Tells one line of a story. */
export type Say = (line: string) => void;

/** Says which program was started, and how it ended. */
export function narratedRun(say: Say, words: StoryWords): typeof run {
  return async (file, args, options) => {
    const [script = '', , ...rest] = args;
    const result = await run(file, args, options);
    const exitCode = result.kind === 'exited' ? result.exitCode : null;
    say(words.started([basename(script, '.mjs'), ...rest].join(' '), exitCode));
    return result;
  };
}

/** Says what the person is asked, and what they answer. */
export function narratedHost(host: SessionHost, say: Say, words: StoryWords): SessionHost {
  return {
    ...host,
    async ask(session, question, signal) {
      const name = session.fullName ?? session.userName;
      say(words.asked(name, question.title));
      const reply = await host.ask(session, question, signal);
      say(words.answered(name, reply.answer));
      return reply;
    },
  };
}

/** Says what a toast says. Nobody clicks it; the menu answers. */
export function narratedToaster(say: Say, words: StoryWords): Toaster {
  return {
    show(toast, signal) {
      const title = `${toast.title}${toast.kind === 'notice' ? '.' : ''}`;
      const buttons = toast.buttons.map(({ label }) => label);
      say(words.toast(title, toast.text, buttons));
      if (toast.kind === 'notice') return Promise.resolve('dismissed');
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('closed'), { once: true });
      });
    },
  };
}
