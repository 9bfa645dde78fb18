/** A local calendar day: whole days since 1 January 1970 in the workspace's time zone. */
export type Day = number;
