/**
 * One listing for several who ask at about the same time. Each gets one that was begun after they asked, so it is as
 * new as one of their own.
 */
export function sharedListing<Listing>(list: () => Promise<Listing>): () => Promise<Listing> {
  let running: Promise<Listing> | null = null;
  let next: Promise<Listing> | null = null;

  function begin(): Promise<Listing> {
    next = null;
    const mine = list();
    // Before whoever waits for it begins the next.
    const over = () => {
      running = null;
    };
    running = mine;
    mine.then(over, over);
    return mine;
  }

  return () => {
    if (running === null) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}
