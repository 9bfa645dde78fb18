const MIB = 1 << 20;
const LARGEST = 4 * 1024 * MIB;
const HARMLESS = 64 * MIB;
const WIDEST_RATIO = 1000;

/** Archives with more files in them are refused. */
export const MOST_MEMBERS = 1000;
/** What a sheet of Excel can hold. */
export const MOST_COLUMNS = 16_384;
export const MOST_SHEET_ROWS = 1_048_576;
/** JSON that is nested deeper is refused. */
export const DEEPEST_JSON = 64;

const gib = (bytes: number): string => `${(bytes / 1024 / MIB).toFixed(1)} GB`;

/** Counts what comes out of compressed bytes and of the tables written, over everything that one file holds. */
export type Budget = {
  /** Throws when `bytes` more would be too many, or out of proportion to the file. */
  take(bytes: number): void;
  /** Throws when a container says that this much comes out of it. */
  announce(bytes: number): void;
};

/** A budget for a file of `packed` bytes called `name`: 4 GiB in all, and past 64 MiB no more than 1,000 times the file's size. */
export function budgetFor(name: string, packed: number): Budget {
  let taken = 0;
  const check = (bytes: number): void => {
    if (bytes > LARGEST) throw new Error(`${name} unpacks to more than ${gib(LARGEST)}: split it into smaller files`);
    if (bytes > HARMLESS && bytes > packed * WIDEST_RATIO)
      throw new Error(
        `${name} unpacks to more than ${WIDEST_RATIO.toLocaleString('en')} times its size. Real tables don't: this looks like a zip bomb, and was not opened`,
      );
  };
  return {
    take(bytes) {
      taken += bytes;
      check(taken);
    },
    announce(bytes) {
      check(taken + bytes);
    },
  };
}
