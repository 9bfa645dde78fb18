const totalsWord = /^(?:grand )?(?:total|totals|sum|summe|gesamt|gesamtsumme|somme|totaal|total general)\b/i;
const footerLine =
  /^(?:confidential information|copyright \(c\)|copyright ©|generated (?:by|on)|exported (?:by|on)|grand totals? \()/i;

/** Whether a record is a line of totals or a note below the table: its first words say so, and it is not as full as a record. */
export function isFooterRecord(cells: readonly string[], width: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [word = ''] = filled;
  if (footerLine.test(word)) return filled.length <= 2;
  return totalsWord.test(word) && (filled.length < width || cells.length !== width);
}
