/** What this account may do with other people's sessions. */
export type Rights = 'direct' | 'withPermission' | 'none';
