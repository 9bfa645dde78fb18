import { answer } from '../import/recognise/answer';
import type { Inspection } from '../import/recognise/inspection';
import { applyRemembered } from '../import/recognise/remembered';
import { formOf } from './mappings';

/** The inspection as its form was read before, and when that was learnt (`on` is that day in words); undefined for other forms. */
export function recall(
  fingerprint: string,
  inspection: Inspection,
  on: (savedAt: number) => string,
): { inspection: Inspection; savedAt: number } | undefined {
  const form = formOf(fingerprint);
  if (!form) return undefined;
  const known = applyRemembered(inspection, form.mapping, on(form.savedAt));
  const asks = known.questions.some(({ id }) => id === 'encoding');
  return { inspection: asks ? answer(known, 'encoding', form.mapping.encoding) : known, savedAt: form.savedAt };
}
