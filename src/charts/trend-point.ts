/** One bucket. `compare` is the value at the same place of the comparison period; `partial` that the data does not fill the bucket. */
export type TrendPoint = {
  readonly label: string;
  readonly value: number | undefined;
  readonly compare?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly partial: boolean;
  readonly chosen: boolean;
  /** Lies in the period that the chosen one is compared with. */
  readonly against?: boolean;
  /** What the readout says below the value. */
  readonly detail: string;
};
