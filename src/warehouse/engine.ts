/** Statement text with its literals already spelled by the engine's dialect. */
export type Query = { readonly sql: string };

/** A result by column: numbers as doubles (missing is NaN), text with null for missing. */
export type Table = {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Float64Array | readonly (string | null)[]>>;
};

/** Where slices are asked. `run` rejects with an `EngineError` that keeps query and cause; an aborted one rejects with the signal's reason. */
export type Engine = {
  run(query: Query, signal?: AbortSignal): Promise<Table>;
  close(): Promise<void>;
};

export class EngineError extends Error {
  readonly query: string;
  constructor(message: string, query: string, cause: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.query = query;
  }
}
