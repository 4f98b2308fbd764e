import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { insertUses } from './certificate-use-store.ts'
import type { CertificateUse } from './use-copy.ts'

/** 用证: writes down in the caller's own `commit` that certificates stood for paper. Who used them is whoever the context names. */
export function usePart(ctx: Context, uses: readonly CertificateUse[]): Statement {
  const at = ctx.clock.now()
  return insertUses(uses.map((use) => ({ ...use, id: ctx.ids.next(), usedOn: toLegalDate(at), usedAt: at, usedBy: ctx.actor.principalId, usedByName: ctx.actor.name })))
}
