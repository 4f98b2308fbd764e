import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { ApplicationProgressed } from '../events.ts'
import type { EventActor } from '../record/record-events.ts'
import { autoAssign } from '../settings.ts'
import { listCandidates } from './assignees.ts'
import { pickAssignee } from './assignment-rules.ts'
import { changeApplication, getApplication } from './change-application.ts'

const BY_RULE: EventActor = { kind: 'system', id: 'applications.autoAssign', name: '系统（自动分派）' }

/**
 * 自动分派: what was accepted goes to somebody of the authority by skill and load, where the region wants it so. Told twice, it
 * finds the case assigned and does nothing; where it is off, the command has paid nothing and this reads a setting.
 */
export const onAccepted: Reader = {
  id: 'applications.onAccepted',
  on: ['applications.accepted', 'applications.deemedAccepted', 'applications.materialsDeferred', 'applications.committed'],
  async run(ctx, events) {
    // The lists follow a moment later than the cases: what is assigned here counts at once.
    const given = new Map<string, number>()
    for (const { region, payload } of events) {
      if ((await getSetting(ctx, autoAssign, region, ctx.clock.today())) === 'off') continue
      await assign(ctx, (payload as unknown as ApplicationProgressed).number, given)
    }
  },
}

async function assign(ctx: Context, number: string, given: Map<string, number>): Promise<void> {
  const application = await getApplication(ctx, number)
  if (application.state !== 'accepted' || application.detail.assignedTo) return
  const candidates = await listCandidates(ctx, application)
  const picked = pickAssignee(candidates.map((each) => ({ ...each, openCases: each.openCases + (given.get(each.id) ?? 0) })))
  if (!picked) return
  try {
    await changeApplication(ctx, { number, version: application.version, toActor: async () => BY_RULE, toCommands: () => [{ verb: 'assign', ...picked }] })
    given.set(picked.to.id, (given.get(picked.to.id) ?? 0) + 1)
  } catch (error) {
    // Somebody acted on it in the meantime: whoever did has it in hand.
    if (!(error instanceof Refusal)) throw error
    ctx.log.info({ number, code: error.code }, 'a case was not assigned by itself')
  }
}
