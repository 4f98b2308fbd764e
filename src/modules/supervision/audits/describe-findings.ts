import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import type { Directory } from '../../organisation/index.ts'
import type { FindingRow, FindingView } from './audit-contract.ts'
import { actWords, auditWords, evidenceWords, type Finding, type FindingAct, findingSourceWords, findingStateWords } from './finding.ts'
import { ACTS, reasonAgainst } from './finding-rules.ts'

export const toFindingRow = (directory: Directory, { id, audit, source, state, title, authorityId, foundAt, foundBy }: Finding): FindingRow => ({
  id, audit, auditName: auditWords[audit], source, sourceName: findingSourceWords[source], state, stateName: findingStateWords[state], title,
  authorityName: authorityId ? directory.authority(authorityId).name : null, foundAt: toRfc3339(foundAt), foundBy,
})

export async function toFindingView(ctx: Context, directory: Directory, finding: Finding, acts: readonly FindingAct[], mayAct: boolean): Promise<FindingView> {
  const files = new Map((await listFiles(ctx.db, acts.flatMap(({ fileIds }) => fileIds))).map((file) => [file.id, file]))
  return {
    ...toFindingRow(directory, finding), region: finding.region, version: finding.version, facts: finding.facts,
    evidence: { kind: finding.evidenceKind, kindName: evidenceWords[finding.evidenceKind], id: finding.evidenceId },
    acts: acts.map(({ seq, kind, note, handedTo, fileIds, at, byName }) => ({
      seq, kindName: actWords[kind], note, handedTo, at: toRfc3339(at), byName,
      files: fileIds.flatMap((id) => files.get(id) ?? []).map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes: Number(sizeBytes) })),
    })),
    allowedActions: ACTS.map((kind) => {
      const reason = mayAct ? reasonAgainst(finding.state, kind) : '由监察人员处理。'
      return { verb: kind, name: actWords[kind], allowed: reason === undefined, reason: reason ?? null }
    }),
  }
}
