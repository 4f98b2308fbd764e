import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { Application } from '../application.ts'
import type { DemandRefused } from '../events.ts'
import type { EventActor } from '../record/record-events.ts'
import { insertRefusedDemand } from '../record/refused-demand-store.ts'

const MAX_CHARACTERS = 2_000

/**
 * 指南之外无材料、流程之外无环节: an officer who asks for what the pinned guide does not list is refused, and that is counted
 * and told to supervision. The case itself stays as it is. Anything else that was refused is not this one's business.
 */
export async function countRefusedDemand(ctx: Context, application: Application, officer: EventActor, refused: unknown): Promise<void> {
  const demanded = refused instanceof Refusal ? demandsOf(refused) : []
  if (officer.kind !== 'staff' || demanded.length === 0) return
  const { region, number, itemCode, itemName, authorityId, hallId } = application
  const words = demanded.join('；').slice(0, MAX_CHARACTERS)
  const [id, at] = [attemptId(ctx), ctx.clock.now()]
  const payload: DemandRefused = { number, demandId: id, itemCode, itemName, authorityId, hallId, officerId: officer.id, officerName: officer.name, demanded: words }
  // The refused command leaves no answer: what is remembered under its key would be told as its success.
  await commit({ ...ctx, idempotency: undefined }, {
    region,
    guard: insertRefusedDemand(region, { number, id, at, officerId: officer.id, officerName: officer.name, demanded: words }),
    at: at.toISOString(),
    announcements: [{ type: 'applications.demandRefused', payload: { ...payload } }],
    answer: undefined,
  })
}

const demandsOf = ({ extra }: Refusal): string[] => (Array.isArray(extra?.demanded) ? extra.demanded.map(String) : [])

/** A browser that sends the same attempt again, by the same key, made one attempt. */
function attemptId({ idempotency, ids }: Context): string {
  if (!idempotency) return ids.next()
  return sm3(`${idempotency.actor}\n${idempotency.key}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
