import { basename } from 'node:path';
import { run } from '../../base/run.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { Toaster } from '../../tray/toasts/toast.ts';

/** Tells one line of a story. */
export type Say = (line: string) => void;

/** Says which program was started, and how it ended. */
export function narratedRun(say: Say): typeof run {
  return async (file, args, options) => {
    const [script = '', , ...rest] = args;
    const result = await run(file, args, options);
    const end = result.kind === 'exited' ? `exit code ${result.exitCode}` : result.kind;
    say(`started: ${[basename(script, '.mjs'), ...rest].join(' ')}, ${end}`);
    return result;
  };
}

/** Says what the person is asked, and what they answer. */
export function narratedHost(host: SessionHost, say: Say): SessionHost {
  return {
    ...host,
    async ask(session, question, signal) {
      say(`on the screen of ${session.fullName}: ${question.title}`);
      const answer = await host.ask(session, question, signal);
      say(`answer of ${session.fullName}: ${answer}`);
      return answer;
    },
  };
}

/** Says what a toast says. Nobody clicks it; the menu answers. */
export function narratedToaster(say: Say): Toaster {
  return {
    show(toast, signal) {
      const buttons = toast.buttons.map(({ label }) => ` [${label}]`).join('');
      say(`toast: ${toast.title}${toast.kind === 'notice' ? '.' : ''} ${toast.text}${buttons}`);
      if (toast.kind === 'notice') return Promise.resolve('dismissed');
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve('closed'), { once: true });
      });
    },
  };
}
