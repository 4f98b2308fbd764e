import type { Context, Platform } from '../../platform/context.ts'
import { listSealedPhones, listRepresentedIds } from './subject-store.ts'

/** Mobile numbers of subjects, for whoever has to reach them; an enterprise without one is reached by its representative. Who has none is not in it. */
export async function findPhones(platform: Pick<Platform, 'db' | 'sealed'>, ids: string[]): Promise<Map<string, string>> {
  const rows = await listSealedPhones(platform.db, ids)
  return new Map(rows.flatMap(({ id, phoneSealed }) => (phoneSealed === null ? [] : [[id, platform.sealed.open(phoneSealed)] as const])))
}

/** Whose inbox the applicant who is signed in may open: their own first, then those of the enterprises they represent. */
export const listInboxOwners = async (ctx: Context): Promise<string[]> => [ctx.actor.principalId, ...(await listRepresentedIds(ctx.db, ctx.actor.principalId))]
