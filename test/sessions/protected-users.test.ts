import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFault } from '../../src/sessions/protected-entry.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import { isProtectionKnown, protection } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { ben } from '../fakes/people.ts';
import { runs } from '../fakes/runs.ts';

/** As `quser` lists: no domain, no full name, no SID. */
function quser(userName: string): Session {
  return ben({ userName, domainName: '', fullName: null, sid: null });
}

const LOCAL = ben({ userName: 'benmi', fullName: 'Ben Miller' });
const OFFICE = ben({ domainName: 'OFFICE', fullName: null });
const ENTRA = ben({ domainName: 'AzureAD', userName: 'BenMiller', fullName: null });

describe('an account is protected', () => {
  it.each<[string, Session, string]>([
    ['its name', OFFICE, 'ben'],
    ['its name in any case', OFFICE, 'BEN'],
    ['its name with blanks around it', OFFICE, ' ben '],
    ['a name of digits', ben({ userName: '1234' }), '1234'],
    ['its domain and name', OFFICE, 'office\\Ben'],
    ['its domain and name, the backslash doubled twice', OFFICE, 'OFFICE\\\\ben'],
    ['its PC and name, the backslash doubled twice', LOCAL, 'DESKTOP-7\\\\benmi'],
    ['its domain by its long name', OFFICE, 'office.example\\ben'],
    ['a full name', LOCAL, 'Ben Miller'],
    ['a full name in any case, with other blanks', LOCAL, ' ben\u00a0 MILLER'],
    ['a full name with a comma', ben({ fullName: 'Miller, Ben' }), 'Miller, Ben'],
    ['its PC and name', LOCAL, 'desktop-7\\benmi'],
    ['its PC and full name', LOCAL, 'DESKTOP-7\\Ben Miller'],
    ['a dot and its name', LOCAL, '.\\benmi'],
    ['a dot and its full name', LOCAL, '.\\Ben Miller'],
    ['its SID', LOCAL, 'S-1-5-21-1-2-3-1002'],
    ['its SID in lower case', LOCAL, 's-1-5-21-1-2-3-1002'],
    ['the mail address of its account', OFFICE, 'ben@office.example'],
    ['the mail address of a Microsoft account', LOCAL, 'benmiller@outlook.com'],
    ['what Windows writes before that', LOCAL, 'MicrosoftAccount\\benmiller@outlook.com'],
    ['the mail address of its account in Entra ID', ENTRA, 'AzureAD\\benmiller@office.example'],
    ['the full name that its account in Entra ID was made of', ENTRA, 'Ben Miller'],
    ['itself among several in one entry', OFFICE, 'mia, ben'],
    ['its name, composed otherwise', ben({ userName: 'Rene\u0301' }), 'Ren\u00e9'],
    ['its name, decomposed otherwise', ben({ userName: 'Ren\u00e9' }), 'rene\u0301'],
    ['its name with a joiner that cannot be seen', OFFICE, 'b\u200den'],
    ['its name, whatever case a language has', ben({ userName: 'ΝΊΚΟΣ' }), 'νίκος'],
    ['its name with a dotless i, whatever the language', ben({ userName: 'IBRAHIM' }), 'ibrahim'],
    ['its full name with another apostrophe', ben({ fullName: "Pat O'Brien" }), 'Pat O\u2019Brien'],
    ['its name within quotation marks', OFFICE, "'ben'"],
    ['its name within the other kind', OFFICE, '"ben"'],
    ['its full name with its account, as candidates are listed', LOCAL, 'Ben (benmi)'],
    ['its account with its full name', LOCAL, 'benmi (Ben Miller)'],
    ['the local PC by its usual name', LOCAL, 'localhost\\benmi'],
    ['its name in full width', OFFICE, '\uff42\uff45\uff4e'],
    ['itself of two', OFFICE, 'ben & mia'],
    ['its domain by a long name that begins otherwise', OFFICE, 'corp.contoso.com\\ben'],
    [
      'its domain, however long',
      ben({ domainName: 'LABORATORY-COMPUTERS', fullName: null }),
      'LABORATORY-COMPUTERS\\ben',
    ],
    [
      'its full name that looks like an account of another domain',
      ben({ fullName: 'HOME\\Ben' }),
      'HOME\\Ben',
    ],
    ['its name, whose last mark quser cut', quser('svc-building-reneeee'), 'svc-building-reneeee\u0301-2'],
    [
      'a PC whose name is longer than a domain can be',
      ben({ host: 'LABORATORY-COMPUTER', domainName: 'LABORATORY-COMP' }),
      '.\\ben',
    ],
    [
      'that PC by its whole name',
      ben({ host: 'laboratory-computer.office.example', domainName: 'LABORATORY-COMP' }),
      'laboratory-computer\\ben',
    ],
    [
      'a dot, on a PC that was called by its address',
      ben({ host: '192.168.1.5', domainName: 'SRV1' }),
      '.\\ben',
    ],
  ])('by %s', (_, session, entry) => {
    expect(protection(session, ['mia', entry])).toBe('protected');
  });

  it.each([
    ['a domain, which quser does not tell', 'ben', 'OFFICE\\ben'],
    ['another domain just as well', 'ben', 'HOME\\ben'],
    ['a dot', 'ben', '.\\ben'],
    ['a mail address', 'ben', 'ben@office.example'],
    ['a mail address of which Windows takes five signs', 'benmi', 'benmiller@outlook.com'],
    ['a name of which quser shows 20 signs', 'svc-labcontrol-build', 'svc-labcontrol-buildserver'],
    ['the same with a domain', 'svc-labcontrol-build', 'OFFICE\\SVC-LABCONTROL-BuildServer'],
  ])('in a listing of quser by %s', (_, userName, entry) => {
    expect(protection(quser(userName), [entry])).toBe('protected');
  });
});

describe('an account is not protected', () => {
  it.each<[string, Session, string]>([
    ['another account', OFFICE, 'mia'],
    ['a part of its name', OFFICE, 'be'],
    ['a longer name', OFFICE, 'benjamin'],
    ['an account of another domain', OFFICE, 'HOME\\ben'],
    ['an account of this PC', OFFICE, '.\\ben'],
    ['a Microsoft account of this PC', OFFICE, 'MicrosoftAccount\\ben@outlook.com'],
    ['another SID', LOCAL, 'S-1-5-21-1-2-3-1001'],
    ['the full name of somebody else', LOCAL, 'Ben Muller'],
    [
      'a name of which it has the first 19 signs',
      ben({ userName: 'svc-labcontrol-buil' }),
      'svc-labcontrol-build',
    ],
    ['a list of others', LOCAL, 'mia, anna'],
    ['a full name, where it has none', ben({ fullName: '' }), 'Ben Miller'],
    ['one word, where Windows did not tell its full name', OFFICE, 'mia'],
    ['a full name of another domain', OFFICE, 'HOME\\Ben Miller'],
    ['an account of a domain, where it is of this PC', LOCAL, 'office.example\\benmi'],
    ['an account of this PC by its long name', OFFICE, 'desktop-7.office.example\\ben'],
    [
      'a dot, on a PC whose name begins with a digit',
      ben({ host: '4-TRAINING', domainName: 'OFFICE', fullName: null }),
      '.\\ben',
    ],
    ['a longer name of which it has the first five signs', ben({ userName: 'benja' }), 'benjamin'],
    [
      'a list that ends with a comma, where Windows hides its name',
      ben({ userName: '', fullName: '' }),
      'mia,',
    ],
  ])('by %s', (_, session, entry) => {
    expect(protection(session, [entry])).toBe('free');
  });

  it('where nobody is', () => {
    expect(protection(OFFICE, [])).toBe('free');
  });
});

describe('it cannot be told whether an account is protected', () => {
  it('by the mail address of a Microsoft account, whose five signs an account of a domain has', () => {
    const session = ben({ domainName: 'OFFICE', userName: 'benmi' });
    expect(protection(session, ['benmiller@outlook.com'])).toBe('unknown');
  });

  it('where it is not known who is', () => {
    expect(protection(OFFICE, 'unknown')).toBe('unknown');
  });

  it.each([
    '',
    '  ',
    '\u200b',
    'OFFICE\ben',
    'OFFICE\tom',
    'mia\n',
    'ben*',
    'be?',
    'OFFICE/mia',
    'mia;anna',
    'OFFICE\\',
    '\\mia',
    '\\',
    'FOREST\\OFFICE\\mia',
    'S-1-5-21-x',
    'Ren\ufffd',
    '\ud800',
  ])('where an entry can be no account: %j', (entry) => {
    expect(entryFault(entry)).not.toBeNull();
    expect(protection(OFFICE, ['anna', entry])).toBe('unknown');
  });

  it('by a SID where Windows told none, or by a full name where it did not tell that', () => {
    expect(protection(ben({ sid: null }), ['S-1-5-21-1-2-3-1002'])).toBe('unknown');
    expect(protection(quser('benmi'), ['Ben Miller'])).toBe('unknown');
    expect(protection(OFFICE, ['Ben Miller'])).toBe('unknown');
    expect(protection(OFFICE, ['OFFICE\\Ben Miller'])).toBe('unknown');
    expect(protection(ENTRA, ['Mia Miller'])).toBe('unknown');
    expect(protection(quser('benmi'), ['Miller, Ben'])).toBe('unknown');
    expect(protection(quser('benmi'), ['Mia'])).toBe('free');
  });

  it('and whoever is certainly protected is so all the same', () => {
    expect(protection(OFFICE, ['ben*', 'ben'])).toBe('protected');
    expect(protection(ben({ sid: null }), ['S-1-5-21-1-2-3-1002', 'ben'])).toBe('protected');
  });
});

/** Windows' answer about a mail address. */
const told = (entry: string, sid: string | null, host = 'DESKTOP-7') => ({ entry, sid, host });

describe('a mail address', () => {
  const BMILLER = ben({ domainName: 'CONTOSO', userName: 'bmiller', fullName: null });
  const MIA = ben({ userName: 'mia', fullName: 'Mia', sid: 'S-1-5-21-1-2-3-1003' });
  const MAIL = 'ben.miller@contoso.com';
  const SID = 'S-1-5-21-1-2-3-1002';

  it.each<[string, Session, ProtectedUsers, string]>([
    ['may be anybody’s while Windows has not told', BMILLER, [MAIL], 'unknown'],
    ['may be anybody’s, however the sign is written', BMILLER, ['ben.miller\uff20contoso.com'], 'unknown'],
    ['may be anybody’s of its domain', BMILLER, [`CONTOSO\\${MAIL}`], 'unknown'],
    ['is nobody’s of another domain', BMILLER, [`AzureAD\\${MAIL}`], 'free'],
    ['protects at once who is called so', OFFICE, ['ben@contoso.com'], 'protected'],
    ['protects the account that Windows told', BMILLER, [told(MAIL, SID)], 'protected'],
    ['protects nobody else', MIA, [told(MAIL, SID)], 'free'],
    ['protects nobody else, whatever they are called', MIA, [told('mia@contoso.com', SID)], 'free'],
    ['may be anybody’s whose SID is not known', ben({ sid: null }), [told(MAIL, SID)], 'unknown'],
    ['of no account protects whom it did before', OFFICE, [told('ben@contoso.com', null)], 'protected'],
    ['of no account protects nobody else', BMILLER, [told(MAIL, null)], 'free'],
    [
      'protects on another PC also who is called so',
      MIA,
      [told('mia@contoso.com', SID, 'SRV1')],
      'protected',
    ],
    ['protects on another PC the account that Windows told', BMILLER, [told(MAIL, SID, 'SRV1')], 'protected'],
    ['takes nothing away', BMILLER, [told(MAIL, 'S-1-5-21-1-2-3-9'), 'bmiller'], 'protected'],
  ])('%s', (_, session, users, expected) => {
    expect(protection(session, users)).toBe(expected);
  });

  it('that can be no account leaves nobody known, also once Windows was asked', () => {
    expect(isProtectionKnown([told('ben*@contoso.com', null)])).toBe(false);
    expect(isProtectionKnown([MAIL, 'ben*'])).toBe(false);
    expect(isProtectionKnown('unknown')).toBe(false);
    expect([isProtectionKnown([MAIL, told(MAIL, SID)]), isProtectionKnown([])]).toEqual([true, true]);
  });
});

describe('whatever stands in the list', { timeout: 120_000 }, () => {
  it('never takes a protection away that another entry gives', () => {
    const entry = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('S-1-5', '@', ',', '\\', '.\\'),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), fc.nat(5), (others, at) => {
        const list = [...others.slice(0, at), 'OFFICE\\ben', ...others.slice(at)];
        expect(protection(OFFICE, list)).toBe('protected');
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('protects whoever is called exactly so, or nobody is offered', () => {
    // No account name has a backslash.
    const accounts = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !name.includes('\\'));
    fc.assert(
      fc.property(accounts, (name) => {
        expect(protection(ben({ userName: name, fullName: null }), [name])).not.toBe('free');
      }),
      { numRuns: runs(20_000) },
    );
  });
});
