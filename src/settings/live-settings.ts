import type { Clock } from '../base/clock.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { Policy } from './policy.ts';
import { underPolicy } from './rules.ts';
import type { Settings } from './schema.ts';
import { settingsIn } from './settings.ts';
import type { SettingsText } from './settings-file.ts';
import { afterLook, BEFORE_THE_FIRST_LOOK, doubtAbout } from './standing.ts';
import type { SettingsDoubt, SettingsWords } from './words.ts';

/** The settings in force. They follow their file and this PC's policy without a restart. */
export interface LiveSettings {
  /** Each value is the one in force when it is read. */
  readonly settings: Settings;
  /** A text for each problem. */
  readonly problems: readonly string[];
  readonly doubt: SettingsDoubt | null;
  /** Reads the file now. The watcher hears of a change before this returns. */
  look(): void;
  /**
   * Looks now and then, and more often while it is urgent. Calls back when the settings in force or the problems change.
   * @returns a function that stops it
   */
  watch(changed: () => void, isUrgent?: () => boolean): () => void;
}

/** How often to look while it is urgent, in ms: some folders do not report changes. */
const LOOK_EVERY = 3000;

/**
 * How long no look is needed otherwise, in ms. Each click on a person, each listing, and each request of another Usher
 * looks too. So these looks only bring the rows up to date, and an icon at which nothing happens should cost little.
 */
const REST = 15_000;

export interface LiveSettingsParts {
  /** Never throws. */
  read(): SettingsText;
  /** Never throws. */
  policy(): Policy;
  /** The protected users, with Windows' answers about mail addresses so far. Never waits or throws. */
  told?(users: ProtectedUsers): ProtectedUsers;
  readonly clock: Clock;
  readonly words: SettingsWords;
}

export function liveSettings({ read, policy, told, clock, words }: LiveSettingsParts): LiveSettings {
  const watchers = new Set<() => void>();
  let standing = BEFORE_THE_FIRST_LOOK;
  let inForce = standing.settings;
  let problems: readonly string[] = [];
  let lookedAt = clock.now();
  look();

  function look(): void {
    const before = JSON.stringify([inForce, problems]);
    const found = read();
    lookedAt = clock.now();
    standing = afterLook(standing, settingsIn(found, words), found.kind === 'missing', lookedAt, words);
    const rules = policy();
    const ruled = underPolicy(standing.settings, rules);
    inForce = told === undefined ? ruled : { ...ruled, protected: told(ruled.protected) };
    problems = [...rules.problems, ...standing.problems];
    if (JSON.stringify([inForce, problems]) === before) return;
    for (const changed of watchers) changed();
  }

  return {
    settings: {
      get silenceCounts() {
        return inForce.silenceCounts;
      },
      get askIn() {
        return inForce.askIn;
      },
      get quietAfterMinutes() {
        return inForce.quietAfterMinutes;
      },
      get everyoneAwayMinutes() {
        return inForce.everyoneAwayMinutes;
      },
      get othersMaySignMeOut() {
        return inForce.othersMaySignMeOut;
      },
      get protected() {
        return inForce.protected;
      },
      get askAgainAfterMinutes() {
        return inForce.askAgainAfterMinutes;
      },
      get countdowns() {
        return inForce.countdowns;
      },
    },
    get problems() {
      return problems;
    },
    get doubt() {
      return doubtAbout(standing, inForce);
    },
    look,
    watch(changed, isUrgent = () => false) {
      watchers.add(changed);
      // A file that cannot be used may just be written.
      const isDue = () => isUrgent() || standing.badSince !== null || clock.now() - lookedAt >= REST;
      let cancel = () => {};
      const next = () => {
        cancel = clock.after(LOOK_EVERY, () => {
          if (isDue()) look();
          next();
        });
      };
      next();
      return () => {
        watchers.delete(changed);
        cancel();
      };
    },
  };
}
