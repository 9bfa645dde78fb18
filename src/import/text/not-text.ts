/** Content that is no text of a table. The program that made it may save it as one; another export would not help. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/** Whether a table can't be read for its content is no text. Errors of a worker keep their name and lose their class. */
export const isNotText = (cause: unknown): boolean => cause instanceof Error && cause.name === 'NotText';
