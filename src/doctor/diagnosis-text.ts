import type { Finding } from './finding.ts';
import type { DoctorWords } from './words.ts';

/** One line a finding, with the fix beneath. */
export function diagnosisText(findings: readonly Finding[], words: DoctorWords): readonly string[] {
  return findings.flatMap((finding) => {
    const line = `${words.mark[finding.level]} ${finding.text}`;
    return finding.level === 'fine' ? [line] : [line, `${words.indent}${finding.fix}`];
  });
}
