import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QuserRow, RowProblem } from '../../../src/sessions/commands/quser.ts';
import { parseQuser } from '../../../src/sessions/commands/quser.ts';
import type { IdleTime, SessionState } from '../../../src/sessions/session.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', 'captures');

const UNKNOWN: IdleTime = { kind: 'unknown', ms: null };
const IN_USE: IdleTime = { kind: 'inUse', ms: null };
const away = (minutes: number): IdleTime => ({ kind: 'away', ms: minutes * 60_000 });
const noInput = (minutes: number): IdleTime => ({ kind: 'noInput', ms: minutes * 60_000 });

function row(
  marker: ' ' | '>',
  userName: string,
  stationName: string,
  sessionId: number,
  state: SessionState | 'unknown',
  stateWord: string,
  idle: IdleTime,
  logonText: string,
): QuserRow {
  return { sessionId, userName, stationName, isCurrent: marker === '>', state, stateWord, idle, logonText };
}

interface Expected {
  readonly sessions: readonly QuserRow[];
  /** Line and reason. */
  readonly problems: readonly (readonly [number, RowProblem])[];
}

/**
 * What each output says. `kind` is as in the capture's own description. Synthetic and edited ones are hostile
 * input.
 */
const EXPECTED: Record<string, { kind: string; quser: Expected }> = {
  'de-01-quser-local-and-remote.txt': {
    kind: 'real',
    quser: {
      sessions: [
        row(' ', 'manfred', 'console', 4, 'active', 'Aktiv', UNKNOWN, '28.04.2025 12:03'),
        row(' ', 'leo', 'console', 3, 'active', 'Aktiv', UNKNOWN, '03.05.2025 18:26'),
      ],
      problems: [
        [12, 'unreadable'],
        [13, 'unreadable'],
        [14, 'unreadable'],
      ],
    },
  },
  'de-03-template-ica.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
      ],
    },
  },
  'de-04-qprocess.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
      ],
    },
  },
  'en-01-console-none-12h.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'wchesley', 'console', 1, 'active', 'Active', UNKNOWN, '7/24/2024 7:36 AM')],
      problems: [],
    },
  },
  'en-02-mixed-disc-days-two-date-formats.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [
        row('>', 'janedoe', 'console', 1, 'active', 'Active', UNKNOWN, '4/2/2022 5:19 PM'),
        row(' ', 'administrator', 'rdp-tcp#1', 2, 'active', 'Active', IN_USE, '4/12/2022 11:26 AM'),
        row(' ', 'john.smith', '', 3, 'disconnected', 'Disc', away(16092), '2022-03-31 5:09 PM'),
      ],
      problems: [],
    },
  },
  'en-03-same-user-twice.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [
        row(' ', 'USER1', '', 2, 'disconnected', 'Disc', away(19), '11/23/2021 11:44 AM'),
        row(' ', 'USER1', 'rdp-tcp#3', 3, 'active', 'Active', IN_USE, '11/23/2021 1:09 PM'),
      ],
      problems: [],
    },
  },
  'en-04-console-hours.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'myUser', 'console', 11, 'active', 'Active', UNKNOWN, '1/14/2021 9:31 AM')],
      problems: [],
    },
  },
  'en-05-rdp-dot.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'administrator', 'rdp-tcp#2', 1, 'active', 'Active', IN_USE, '3/25/2021 9:27 AM')],
      problems: [],
    },
  },
  'en-06-en-header-iso-date.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'corta', 'console', 1, 'active', 'Active', UNKNOWN, '2021-05-13 0:15')],
      problems: [],
    },
  },
  'en-08-same-moment-2019-client.txt': {
    kind: 'real',
    quser: {
      sessions: [
        row(' ', 'user1', 'rdp-tcp#1', 30, 'active', 'Active', noInput(1), '12/11/2020 11:23'),
        row(' ', 'user2', 'rdp-tcp#111', 42, 'active', 'Active', IN_USE, '16/11/2020 08:58'),
        row(' ', 'user3', 'rdp-tcp#88', 55, 'active', 'Active', noInput(14), '17/11/2020 12:08'),
      ],
      problems: [],
    },
  },
  'en-10-quserobject-readme.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'vertigoray', 'console', 1, 'active', 'Active', UNKNOWN, '7/26/2018 7:29 PM')],
      problems: [],
    },
  },
  'en-11-quserobject-four-users.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [
        row(' ', 'admin.xxxxxxxx', '', 2, 'disconnected', 'Disc', away(22512), '7/20/2017 1:19 PM'),
        row(' ', 'admin.xxxxx', 'rdp-tcp#54', 3, 'active', 'Active', noInput(99), '7/21/2017 5:35 AM'),
        row(' ', 'xxxxxxxx', '', 4, 'disconnected', 'Disc', away(8890), '7/21/2017 9:25 AM'),
        row('>', 'vertigoray', 'console', 5, 'active', 'Active', UNKNOWN, '8/9/2017 4:40 PM'),
      ],
      problems: [],
    },
  },
  'en-20-qwinsta-caller-in-session0.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
      ],
    },
  },
  'en-21-query-session-rdp.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
      ],
    },
  },
  'en-22-query-session-many-disc.txt': {
    kind: 'real-truncated',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
        [6, 'unreadable'],
        [7, 'unreadable'],
        [8, 'unreadable'],
        [9, 'unreadable'],
      ],
    },
  },
  'en-24-qwinsta-server2003.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
        [6, 'unreadable'],
      ],
    },
  },
  'en-25-qwinsta-win2008.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
      ],
    },
  },
  'en-90-synthetic-rdp-tcp12.txt': {
    kind: 'synthetic',
    quser: {
      sessions: [
        row('>', 'kid', 'console', 1, 'active', 'Active', UNKNOWN, '6/20/2026 9:00 AM'),
        row(' ', 'other', '', 2, 'disconnected', 'Disc', away(4), '6/20/2026 8:00 AM'),
        row(' ', 'parent', 'rdp-tcp#12', 3, 'active', 'Active', IN_USE, '6/20/2026 9:05 AM'),
      ],
      problems: [],
    },
  },
  'en-91-synthetic-crlf-narrow.txt': {
    kind: 'synthetic',
    quser: {
      sessions: [row('>', 'admin', 'console', 1, 'active', 'Active', UNKNOWN, '7/15/2026 9:12 AM')],
      problems: [],
    },
  },
  'err-01-access-denied.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'err-02-rpc-unavailable.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'err-04-no-user-exists.txt': {
    kind: 'real-text',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'err-06-query-missing-helpers.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'err-07-invalid-parameter.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'es-01-console-and-disc.txt': {
    kind: 'real',
    quser: {
      sessions: [
        row('>', 'mabe-b3', 'console', 1, 'active', 'Activo', UNKNOWN, '25/7/2018 7:46'),
        row(' ', 'otro00', '', 2, 'disconnected', 'Desc', away(2), '25/7/2018 10:51'),
      ],
      problems: [],
    },
  },
  'es-03-oem-mojibake-header.txt': {
    kind: 'real-mojibake',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'es-04-query-session-old.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [],
      problems: [
        [2, 'unreadable'],
        [3, 'unreadable'],
        [4, 'unreadable'],
        [5, 'unreadable'],
      ],
    },
  },
  'fr-01-verbatim-2026.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'jsboi', 'rdp-tcp#1', 2, 'active', 'Actif', noInput(2), '20/09/2026 12:27')],
      problems: [],
    },
  },
  'fr-03-lost-E-acute.txt': {
    kind: 'real-mojibake',
    quser: {
      sessions: [row('>', 'olivier', 'console', 1, 'active', 'Actif', UNKNOWN, '12/02/2023 07:11')],
      problems: [],
    },
  },
  'fr-04-test-deco.txt': {
    kind: 'synthetic-plausible',
    quser: {
      sessions: [
        row('>', 'freg', 'console', 1, 'active', 'Actif', UNKNOWN, '08/09/2026 08:01'),
        row(' ', 'admin', '', 2, 'disconnected', 'Déco', away(72), '07/09/2026 18:30'),
      ],
      problems: [],
    },
  },
  'fr-05-doc-example.txt': {
    kind: 'synthetic',
    quser: {
      sessions: [
        row('>', 'alice', 'console', 1, 'active', 'Actif', UNKNOWN, '02/10/2026 08:01'),
        row(' ', 'adm.martin', 'rdp-tcp#3', 2, 'active', 'Actif', noInput(5), '02/10/2026 09:44'),
      ],
      problems: [],
    },
  },
  'it-02-header.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'pt-BR-01-english-header.txt': {
    kind: 'real-edited',
    quser: {
      sessions: [
        row(' ', 'nome.sobrenome', '', 1, 'disconnected', 'Disco', away(66), '09/01/2024 08:22'),
        row(' ', 'fulano.ciclano', 'console', 2, 'active', 'Ativo', UNKNOWN, '09/01/2024 13:24'),
      ],
      problems: [],
    },
  },
  'ru-02-admin.txt': {
    kind: 'real',
    quser: {
      sessions: [row(' ', 'admin', 'console', 2, 'active', 'Активно', UNKNOWN, '26.03.2022 22:40')],
      problems: [],
    },
  },
  'ru-03-rwinsta-usage.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'usage-logoff.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'usage-msg.txt': {
    kind: 'real',
    quser: {
      sessions: [],
      problems: [],
    },
  },
  'zh-01-console.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'cbwang505', 'console', 1, 'active', '运行中', UNKNOWN, '2020/3/30 9:37')],
      problems: [],
    },
  },
  'zh-02-quser-and-session.txt': {
    kind: 'real',
    quser: {
      sessions: [row('>', 'anwen', 'console', 1, 'active', '运行中', UNKNOWN, '2026/7/30 19:55')],
      problems: [
        [8, 'unreadable'],
        [9, 'unreadable'],
      ],
    },
  },
  'zh-04-two-users.txt': {
    kind: 'real',
    quser: {
      sessions: [
        row(' ', 'yuxuan', 'console', 1, 'active', '运行中', UNKNOWN, '2025/4/28 12:27'),
        row('>', 'zhangxin', 'rdp-tcp#0', 2, 'active', '运行中', IN_USE, '2025/4/28 13:03'),
      ],
      problems: [],
    },
  },
  'zh-05-rdp-hours.txt': {
    kind: 'real',
    quser: {
      sessions: [row(' ', 'john', 'rdp-tcp#0', 2, 'active', '运行中', noInput(158), '2025/3/9 18:30')],
      problems: [],
    },
  },
  'zh-06-system-exit1.txt': {
    kind: 'real',
    quser: {
      sessions: [row(' ', 'administrator', 'console', 1, 'active', '运行中', UNKNOWN, '2026/10/10 11:45')],
      problems: [],
    },
  },
  'zh-07-gbk-rdp.txt': {
    kind: 'test-from-real',
    quser: {
      sessions: [row(' ', 'aaron', 'rdp-tcp#2', 1, 'active', '运行中', IN_USE, '2026/5/22 9:25')],
      problems: [],
    },
  },
};

const files = readdirSync(CAPTURES).filter((name) => name.endsWith('.txt'));
const textOf = (file: string) => readFileSync(join(CAPTURES, file), 'utf8');

describe('Every captured output', () => {
  it('has its expected sessions written down here', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(EXPECTED))('is read as quser to the letter: %s', (file, { quser }) => {
    expect(result(parseQuser(textOf(file)))).toEqual(quser);
  });

  it.each(Object.entries(EXPECTED))('keeps the kind that its description gives: %s', (file, { kind }) => {
    const description = JSON.parse(textOf(file.replace('.txt', '.json')));
    expect(kind).toBe(description.kind);
  });
});

function result({ sessions, problems }: ReturnType<typeof parseQuser>): Expected {
  return { sessions, problems: problems.map(({ line, reason }) => [line, reason] as const) };
}
