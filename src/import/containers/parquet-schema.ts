import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';

const rawMeanings: ReadonlySet<string> = new Set(['DECIMAL', 'BSON', 'GEOMETRY', 'GEOGRAPHY']);

/** A type that only says how bytes are kept, so that the library hands them over as they are. */
function physical(element: SchemaElement): SchemaElement {
  if (element.type === undefined) return element;
  const { converted_type: converted, logical_type: logical, ...bare } = element;
  const text =
    converted === 'UTF8' ||
    converted === 'ENUM' ||
    converted === 'JSON' ||
    logical?.type === 'STRING' ||
    logical?.type === 'ENUM';
  if (text) return { ...bare, converted_type: 'UTF8' };
  if (logical?.type === 'UUID' || logical?.type === 'FLOAT16') return { ...bare, logical_type: logical };
  const meant = rawMeanings.has(converted ?? '') || rawMeanings.has(logical?.type ?? '');
  // Bytes without a meaning are taken for text by the library, which would spoil decimals.
  return meant && element.type === 'BYTE_ARRAY' ? { ...bare, type: 'FIXED_LEN_BYTE_ARRAY' } : bare;
}

/** The same file with its leaves as plain numbers and bytes: the library turns decimals and times into inexact ones. */
export const withPhysicalTypes = (metadata: FileMetaData): FileMetaData => ({
  ...metadata,
  schema: metadata.schema.map(physical),
});

export const isList = ({ element, children }: SchemaTree): boolean =>
  element.converted_type === 'LIST' &&
  children.length === 1 &&
  children[0]?.element.repetition_type === 'REPEATED' &&
  children[0].children.length <= 1;

export const isMap = ({ element, children }: SchemaTree): boolean =>
  element.converted_type === 'MAP' &&
  children.length === 1 &&
  children[0]?.element.repetition_type === 'REPEATED' &&
  children[0].children.length === 2;
