import type { Finding, FindingGroup } from './summary';

const KEPT = 100;

/** Collects findings: all are counted, the first 100 of each reason are kept. */
export function findingList() {
  const groups = new Map<string, { reason: string; text: string; severity: Finding['severity']; count: number }>();
  const findings: Finding[] = [];
  return {
    add(finding: Finding, groupText: string): void {
      const key = `${finding.severity} ${finding.reason} ${finding.column ?? ''} ${groupText}`;
      const group = groups.get(key) ?? {
        reason: finding.reason,
        text: finding.column ? `${finding.column}: ${groupText}` : groupText,
        severity: finding.severity,
        count: 0,
      };
      group.count += 1;
      groups.set(key, group);
      if (group.count <= KEPT) findings.push(finding);
    },
    groups: (): readonly FindingGroup[] => [...groups.values()].sort((a, b) => b.count - a.count),
    findings: (): readonly Finding[] => findings,
  };
}
