function amount(value, unit) {
  if (unit === 'B') return `${(value / 1000).toFixed(1)} kB`;
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(1)} ms`;
}

/** A line for each figure: itself, what it stands beside, their ratio, and whether that is what was wanted. */
export function printTable(lines) {
  const head = ['What', 'Here', 'Beside', 'of', 'Ratio', 'Wanted', ''];
  const cells = lines.map(({ what, figure, peer, by, ratio, limit, unit }) => [
    what,
    amount(figure, unit),
    amount(peer, unit),
    by,
    `${ratio.toFixed(2)} ×`,
    limit === undefined ? '' : `≤ ${limit} ×`,
    limit === undefined ? '' : ratio <= limit ? 'reached' : 'NOT REACHED',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column].length)));
  const print = (line) =>
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log();
  print(head);
  print(widths.map((width) => '─'.repeat(width)));
  cells.forEach(print);
}
