/** Shipped networks by profile: that of the same lines on the same scale serves both profiles of SIDDHARTA-2. */
export const SHIPPED_NETWORKS: ReadonlyMap<string, string> = new Map([
  ['vip-2', 'vip-2'],
  ['siddharta-2', 'siddharta-2'],
  ['siddharta-2-kaonic', 'siddharta-2'],
]);
