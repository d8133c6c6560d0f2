import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { LastListing } from '../../../src/neighbors/own/last-listing.ts';
import { fakeHost } from '../../fakes/host.ts';
import { ben, kai } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';

inFakeTime();

describe('the last listing', () => {
  it('is none before the first', () => {
    expect(new LastListing(fakeHost([]).host, clock()).last()).toBeNull();
  });

  it('is as old as the moment at which it was begun', async () => {
    const listing = new LastListing(fakeHost([kai(), ben()]).host, clock());
    await listing.list();
    await seconds(3);
    expect(listing.last()).toEqual({ sessions: [kai(), ben()], ageMs: 3000 });
  });

  it('is made anew for many who come at once, once', async () => {
    const pc = fakeHost([kai()]);
    const listing = new LastListing(pc.host, clock());
    await Promise.all([listing.freshen(), listing.freshen(), listing.freshen()]);
    await seconds(5);
    await listing.freshen();
    expect(pc.done).toEqual(['list']);
    await seconds(1);
    await listing.freshen();
    expect(pc.done).toEqual(['list', 'list']);
  });

  it('stays as it was where Windows tells none', async () => {
    const pc = fakeHost([kai()]);
    const listing = new LastListing(pc.host, clock());
    await listing.list();
    pc.listFails = new Error('broken');
    await seconds(10);
    await listing.freshen();
    expect(listing.last()).toEqual({ sessions: [kai()], ageMs: 10_000 });
  });
});
