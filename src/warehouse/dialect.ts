/** How an engine spells what the cube asks. Expressions are SQL text; only these functions turn values into literals. */
export type Dialect = {
  /** A quoted identifier. */
  name(identifier: string): string;
  /** A text literal; throws for a text that the engine can't hold. */
  text(value: string): string;
  /** The expression as a double; exact for whole numbers below 2^53. */
  double(expression: string): string;
  /** The bucket ⌊ln max(x, 1) / ln 1.02⌋ of an expression of whole thousandths, as an integer. */
  logBucketOfThousandths(expression: string): string;
};
