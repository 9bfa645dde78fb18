/** One unit of `currency` is `rate` units of the reporting currency: in that month (`2026-09`), or in any month that has no rate of its own. */
export type Rate = { readonly currency: string; readonly month?: string; readonly rate: number };
