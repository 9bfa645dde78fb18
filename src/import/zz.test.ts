import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { readRows, realFile, understand } from '../testing/import-helpers';

test('dump', async () => {
  const out: string[] = [];
  for (const dir of readdirSync('src/testing/files/vendors')) {
    if (dir.endsWith('.md')) continue;
    for (const f of readdirSync(`src/testing/files/vendors/${dir}`)) {
      if (!f.endsWith('.csv')) continue;
      const bytes = realFile(`vendors/${dir}/${f}`);
      try {
        const i = await understand(f, bytes);
        out.push(`== ${dir}/${f}: ${i.guess.dataset} ${i.guess.confidence.toFixed(2)} ${i.guess.vendor} | ${i.guess.why}`);
        out.push(`   Q: ${i.questions.map((q) => `${q.id}[${q.text}]`).join(' ')}`);
        for (const [n, m] of [
          ['main', i.mapping],
          ...i.also.map((a) => [`${a.label}${a.on ? '' : ' (off)'}`, a.mapping]),
        ] as any) {
          out.push(
            `   ${n}: ${m.dataset} ${m.columns
              .filter((c: any) => c.field)
              .map((c: any) => `${c.name}→${c.field}`)
              .join(', ')} K=${JSON.stringify(m.constants)} kind=${m.surveyKind} sub=${m.subheaders} pre=${m.preamble}`,
          );
          try {
            const r = await readRows(bytes, m);
            out.push(
              `      ${JSON.stringify(r.accounting)} ${r.identityHolds} ${r.groups.map((g: any) => g.severity + ':' + g.reason + ':' + g.text + ':' + g.count).join(' | ')}`,
            );
            out.push(`      ${JSON.stringify(r.rows[0])}`);
          } catch (e) {
            out.push('      ERR ' + e);
          }
        }
      } catch (e) {
        out.push(`== ${dir}/${f}: REFUSED ${e}`);
      }
    }
  }
  console.log(out.join('\n'));
}, 60000);
