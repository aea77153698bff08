/** What the service worker says when it is asked to take over: `others` where other pages still use the version before. */
export type TakeOverAnswer = 'taken' | 'others';
