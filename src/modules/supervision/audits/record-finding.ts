import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { Finding } from './finding.ts'
import { insertFinding, insertFindingAct } from './finding-store.ts'

/** What the platform found by itself, from what was announced. Told again it is found once. */
export async function recordFinding(ctx: Context, found: Pick<Finding, 'region' | 'audit' | 'title' | 'facts' | 'evidenceKind' | 'evidenceId' | 'authorityId'>): Promise<void> {
  const finding: Finding = { ...found, id: ctx.ids.next(), source: 'event', state: 'open', version: 1, foundAt: ctx.clock.now(), foundBy: '系统' }
  const { region, id: findingId, foundAt: at } = finding
  await commit(ctx, {
    region,
    guard: insertFinding(finding),
    parts: [insertFindingAct({ region, findingId, seq: 1, kind: 'entered', note: found.facts, handedTo: null, fileIds: [], at, byId: 'system', byName: '系统' })],
    answer: null,
  })
}
